/** The customers of this host: each is an application of Posthorn, under this id. */
export const merchants = [
  { id: "kopi-kita", name: "Kopi Kita", city: "Jakarta", currency: "IDR", locale: "id-ID" },
  { id: "nha-hang-sen", name: "Nhà hàng Sen", city: "Hà Nội", currency: "VND", locale: "vi-VN" },
  { id: "pelmennaya", name: "Пельменная", city: "Москва", currency: "RUB", locale: "ru-RU" },
] as const;

export type Merchant = (typeof merchants)[number];
export type MerchantId = Merchant["id"];

export function findMerchant(id: string): Merchant | undefined {
  return merchants.find((merchant) => merchant.id === id);
}

/** An amount as people of the place read it. */
export function money(amount: string, { currency, locale }: Merchant): string {
  const options = {
    style: "currency",
    currency,
    maximumFractionDigits: 2,
    minimumFractionDigits: 0,
  } as const;
  return new Intl.NumberFormat(locale, options).format(Number(amount));
}
