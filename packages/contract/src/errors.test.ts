import { describe, expect, it } from "vitest";
import { type ErrorEntry, errors } from "./errors.ts";

const entries: [string, ErrorEntry][] = Object.entries(errors);

describe("errors", () => {
  it("have the statuses of the API that ours answers to", () => {
    const statuses = {
      generic_error: 400,
      missing_payload: 400,
      limit_reached: 400,
      authentication_failed: 401,
      "insufficient access": 403,
      not_found: 404,
      conflict: 409,
      event_type_exists: 409,
      payload_too_large: 413,
      value_error: 422,
      server_error: 500,
    };
    expect(errors).toMatchObject(
      Object.fromEntries(Object.entries(statuses).map(([code, status]) => [code, { status }])),
    );
  });

  it.each(entries)(
    "%s tells what is wrong and the way out, and lists fields exactly when it is 422",
    (_, entry) => {
      expect(entry.detail).toMatch(/\.$/);
      expect(entry.wayOut).toMatch(/\.$/);
      expect(entry.body === "validation").toBe(entry.status === 422);
    },
  );

  it("tell when to come back on 429 and 503", () => {
    const patient = entries.filter(([, entry]) => entry.hasRetryAfter).map(([, entry]) => entry.status);
    expect(patient.sort()).toEqual([429, 503]);
  });
});
