import { isIP } from "node:net";
import { z } from "zod";

/** How the text of one environment variable is read, and the words for what it may hold. */
export type Kind<T> = { allowed: string; schema: z.ZodType<T, string> };

export const port: Kind<number> = {
  allowed: "a port from 1 to 65535",
  schema: integerText(1, 65_535),
};

export const bindAddress: Kind<string> = {
  allowed: "an IP address of this machine, or localhost",
  schema: z.string().refine((text) => text === "localhost" || isIP(text) !== 0),
};

export const publicUrl: Kind<string> = {
  allowed: "an http or https address without a trailing path, such as https://hooks.example.com",
  schema: z
    .string()
    .refine((text) => isUrl(text, ["http:", "https:"]) && /^https?:\/\/[^/?#@]+\/?$/.test(text))
    .transform((text) => text.replace(/\/$/, "")),
};

export const postgresUrl: Kind<string> = {
  allowed: "a connection string such as postgresql://user:password@host:5432/database",
  schema: z.string().refine((text) => isUrl(text, ["postgres:", "postgresql:"])),
};

export const smtpUrl: Kind<string> = {
  allowed: "a mail server such as smtps://user:password@mail.example.com:465",
  schema: z.string().refine((text) => isUrl(text, ["smtp:", "smtps:"])),
};

export const proxyUrl: Kind<string> = {
  allowed: "an http or https proxy such as http://user:password@proxy.example.com:3128",
  schema: z.string().refine((text) => isUrl(text, ["http:", "https:"])),
};

export const issuerUrl: Kind<string> = {
  allowed: "an http or https address without a query, such as https://id.example.com/realms/acme",
  schema: z
    .string()
    .refine((text) => isUrl(text, ["http:", "https:"]) && /^[^?#@\s]+$/.test(text))
    .transform((text) => text.replace(/\/$/, "")),
};

export const shortText: Kind<string> = {
  allowed: "text of up to 300 characters",
  schema: z.string().max(300),
};

export const mailAddress: Kind<string> = {
  allowed: "a mail address, with or without a name: Acme <hooks@example.com>",
  schema: z.string().regex(/^(?:[^<>\r\n]{1,100} <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/),
};

export const accountEmail: Kind<string> = {
  allowed: "an e-mail address, such as ana@acme.example",
  schema: z
    .string()
    .max(254)
    .regex(/^[^\s@]+@[^\s@]+$/),
};

export const apiKey: Kind<string> = {
  allowed: "an API key, sk_…",
  schema: z.string().regex(/^sk_[A-Za-z0-9_-]{1,200}$/),
};

export const folder: Kind<string> = {
  allowed: "a folder",
  schema: z.string().refine((text) => !text.includes("\0")),
};

export const flag: Kind<boolean> = {
  allowed: "true or false",
  schema: z.enum(["true", "false", "1", "0"]).transform((text) => text === "true" || text === "1"),
};

/** 32 bytes in base64 or base64url, kept as padded base64. */
export const masterKey: Kind<string> = {
  allowed: "32 random bytes in base64, as `openssl rand -base64 32` prints them",
  schema: z
    .string()
    .regex(/^[A-Za-z0-9+/_-]{43}=?$/)
    .transform((text) => Buffer.from(text, "base64url").toString("base64")),
};

export const cidrs: Kind<readonly string[]> = {
  allowed: "IP addresses or networks such as 10.0.0.0/8, separated by commas",
  schema: list(100).refine((items) => items.every(isCidr)),
};

/** The waits before the second and later attempts, in seconds. */
export const retrySchedule: Kind<readonly number[]> = {
  allowed: "up to 30 waits in seconds, each from 0 to 2592000 (fractions too), separated by commas",
  schema: list(30)
    .refine((items) => items.length > 0 && items.every((item) => /^\d{1,7}(?:\.\d{1,6})?$/.test(item)))
    .transform((items) => items.map(Number))
    .refine((waits) => waits.every((wait) => wait <= 2_592_000)),
};

export function integer(min: number, max: number): Kind<number> {
  return { allowed: `a whole number from ${min} to ${max}`, schema: integerText(min, max) };
}

export function oneOf<const T extends string>(values: readonly T[]): Kind<T> {
  return { allowed: inWords(values, "or"), schema: z.enum(values) };
}

export function someOf<const T extends string>(values: readonly T[]): Kind<readonly T[]> {
  const isKnown = (item: string): item is T => values.some((value) => value === item);
  return {
    allowed: `any of ${inWords(values, "and")}, separated by commas`,
    schema: list(values.length)
      .refine((items) => items.length > 0 && items.every(isKnown))
      .transform((items) => values.filter((value) => items.includes(value))),
  };
}

function integerText(min: number, max: number) {
  return z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .refine((value) => value >= min && value <= max);
}

function list(maxItems: number) {
  return z
    .string()
    .transform((text) => text.split(",").map((item) => item.trim()))
    .transform((items) => items.filter((item) => item !== ""))
    .refine((items) => items.length <= maxItems);
}

function isUrl(text: string, protocols: readonly string[]): boolean {
  const url = URL.parse(text);
  return url !== null && protocols.includes(url.protocol) && url.hostname !== "";
}

function isCidr(text: string): boolean {
  const [address = "", bits, ...rest] = text.split("/");
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

function inWords(values: readonly string[], conjunction: string): string {
  return [values.slice(0, -1).join(", "), values.at(-1)].filter(Boolean).join(` ${conjunction} `);
}
