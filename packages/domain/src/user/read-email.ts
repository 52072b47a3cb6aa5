import { invalidField } from "../domain-error.ts";
import { normalEmail } from "./sign-in.ts";

const maxLength = 254;

/** An e-mail address as accounts keep it, or `invalidField`. */
export function readEmail(value: string, field = "email"): string {
  const email = normalEmail(value);
  // No control characters either: it stands in the header of a mail.
  if (email.length <= maxLength && /^[^\s@<>\p{C}]+@[^\s@<>\p{C}]+$/u.test(email)) return email;
  throw invalidField(field, "Must be an e-mail address.");
}
