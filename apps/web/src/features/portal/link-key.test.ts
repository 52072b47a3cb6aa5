import { describe, expect, it } from "vitest";
import { readLinkKey } from "./link-key.ts";

const key = { appId: "app_2ZCRQkyXVTGXuN4gDXvDmyRSWPb", oneTimeToken: "ott_~~~???>>>" };
const base64 = btoa(JSON.stringify(key));

describe("readLinkKey", () => {
  it("reads the key of a link, in either base64 and before or after other parts", () => {
    expect(readLinkKey(`#key=${base64}`)).toEqual(key);
    expect(readLinkKey(`#key=${encodeURIComponent(base64)}`)).toEqual(key);
    expect(
      readLinkKey(`#key=${base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`),
    ).toEqual(key);
    expect(readLinkKey(`#theme=dark&key=${base64}`)).toEqual(key);
  });

  it("tells a link without a key from one that was cut or changed", () => {
    expect(readLinkKey("")).toBeNull();
    expect(readLinkKey("#top")).toBeNull();
    expect(readLinkKey(`#key=${base64.slice(0, 20)}`)).toBe("broken");
    expect(readLinkKey("#key=%00")).toBe("broken");
    expect(readLinkKey(`#key=${btoa('{"appId":"no","oneTimeToken":"t"}')}`)).toBe("broken");
  });
});
