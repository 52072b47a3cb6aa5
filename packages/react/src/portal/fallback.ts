type Words = { title: string; body: string };

const words: Record<string, Words> = {
  en: {
    title: "The webhook settings cannot be shown here",
    body: "The browser got no answer from them. Reload this page; if it stays so, this page is not allowed to show them.",
  },
  id: {
    title: "Pengaturan webhook tidak dapat ditampilkan di sini",
    body: "Peramban tidak mendapat jawaban. Muat ulang halaman ini; jika tetap begini, halaman ini tidak diizinkan menampilkannya.",
  },
  vi: {
    title: "Không thể hiển thị cài đặt webhook ở đây",
    body: "Trình duyệt không nhận được trả lời. Hãy tải lại trang; nếu vẫn vậy, trang này không được phép hiển thị chúng.",
  },
  ru: {
    title: "Настройки вебхуков нельзя показать здесь",
    body: "Браузер не получил ответа. Обновите страницу; если не поможет, этой странице не разрешено их показывать.",
  },
};

/** What stands in place of a frame that never answered. */
export function createFallback(document: Document, locale: string | undefined): HTMLElement {
  const wanted = locale ?? document.documentElement.lang;
  const { title, body } = words[wanted.slice(0, 2)] ?? (words.en as Words);
  const box = document.createElement("div");
  box.setAttribute("role", "alert");
  box.style.padding = "24px";
  const heading = document.createElement("strong");
  heading.textContent = title;
  const text = document.createElement("p");
  text.textContent = body;
  box.append(heading, text);
  return box;
}
