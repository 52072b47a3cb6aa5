import { z } from "zod";

/** What forms send: all of it text, trimmed and bounded. */
export const nameField = z.string().trim().min(1).max(100);
export const emailField = z.string().trim().max(254).pipe(z.email());
export const idField = z.string().regex(/^[a-z]{3}_[a-z0-9]{1,20}$/);
export const numberField = (min: number, max: number) => z.coerce.number().int().min(min).max(max);
