import { describe, expect, test } from "vitest";
import { checkUrl } from "./check-url.ts";
import { createPolicy } from "./policy.ts";

const none = createPolicy({ allowPrivateAddresses: "none" });
const loopback = createPolicy({ allowPrivateAddresses: "loopback" });
const all = createPolicy({ allowPrivateAddresses: "all" });
const operators = createPolicy({ allowPrivateAddresses: "none", operatorNetworks: ["10.0.0.0/8"] });
const httpsOnly = createPolicy({ allowPrivateAddresses: "none", httpsOnly: true });

const codeOf = (url: string, policy = none) => {
  const check = checkUrl(url, policy);
  return check.ok ? "ok" : check.code;
};

describe("accepts", () => {
  test("a URL and takes it apart", () => {
    expect(checkUrl("https://Hooks.Example.com/a%20b?c=d#e", none)).toEqual({
      ok: true,
      target: {
        origin: "https://hooks.example.com:443",
        isHttps: true,
        hostname: "hooks.example.com",
        port: 443,
        path: "/a%20b?c=d",
        authorization: null,
      },
    });
  });

  test.each([
    ["http://example.com", "example.com", 80],
    ["http://example.com.:8080/", "example.com", 8080],
    ["https://bücher.example/", "xn--bcher-kva.example", 443],
    ["https://my_service.example.com", "my_service.example.com", 443],
    ["https://1.1.1.1", "1.1.1.1", 443],
    ["https://[2606:4700:4700::1111]:8443", "2606:4700:4700::1111", 8443],
    ["https://127.0.0.1.example.com", "127.0.0.1.example.com", 443],
  ])("%s", (url, hostname, port) => {
    expect(checkUrl(url, none)).toMatchObject({ ok: true, target: { hostname, port } });
  });

  test("user and password, as Basic authorization", () => {
    const check = checkUrl("https://us%40er:pä%3Ass@example.com/", none);
    const authorization = `Basic ${Buffer.from("us@er:pä:ss").toString("base64")}`;
    expect(check).toMatchObject({ ok: true, target: { authorization, origin: "https://example.com:443" } });
  });

  test("a URL of 65,536 characters", () => {
    const url = `https://example.com/${"a".repeat(65_536 - 20)}`;
    expect(codeOf(url)).toBe("ok");
    expect(codeOf(`${url}a`)).toBe("too_long");
  });
});

describe("refuses", () => {
  test.each([
    ["", "malformed"],
    ["example.com", "malformed"],
    ["//example.com", "malformed"],
    ["https://", "malformed"],
    ["https://user@:443/", "malformed"],
    ["https://example.com:65536", "malformed"],
    ["https://256.256.256.256", "malformed"],
    ["https://1.2.3.4.5", "malformed"],
    ["https://4294967296", "malformed"],
    ["https://[fe80::1%25eth0]", "malformed"],
    ["ftp://example.com", "unsupported_scheme"],
    ["file:///etc/passwd", "unsupported_scheme"],
    ["javascript:alert(1)", "unsupported_scheme"],
    ["gopher://example.com/_x", "unsupported_scheme"],
    ["https://example.com:0/", "malformed_host"],
    ["https://example..com/", "malformed_host"],
    ["https://.example.com/", "malformed_host"],
    ["https://localhost../", "malformed_host"],
    ["https://exam!ple.com/", "malformed_host"],
    [`https://${"a".repeat(64)}.com/`, "malformed_host"],
    [`https://${"a.".repeat(127)}com/`, "malformed_host"],
    ["https://example.com/\r\nHost: x", "control_character"],
    ["https://example.com/\ta", "control_character"],
    [" https://example.com", "control_character"],
    ["https://example.com/a b", "control_character"],
    ["https://example.com/\u0000", "control_character"],
    ["https://example.com/\u0085", "control_character"],
    ["https://us%0d%0aer:x@example.com/", "malformed_credentials"],
    ["https://a%3Ab:c@example.com/", "malformed_credentials"],
    ["https://us%zz@example.com/", "malformed_credentials"],
    ["https://us%ff@example.com/", "malformed_credentials"],
  ])("%j as %s", (url, code) => {
    expect(codeOf(url, all)).toBe(code);
  });

  test("http where only https is allowed", () => {
    expect(codeOf("http://example.com", httpsOnly)).toBe("https_required");
    expect(codeOf("https://example.com", httpsOnly)).toBe("ok");
  });

  test.each([
    "http://127.0.0.1/",
    "http://127.0.0.1./",
    "http://127.1/",
    "http://127.0.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.1/",
    "http://0x7F.0x0.0x0.0x1/",
    "http://017700000001/",
    "http://0177.0.0.1/",
    "http://0177.0.0.01/",
    "http://%31%32%37.0.0.1/",
    "http://１２７.０.０.１/",
    "http://①②⑦.⓪.⓪.①/",
    "http://127。0。0。1/",
    "http:\\\\127.0.0.1\\",
    "http:127.0.0.1/",
    "http://user:pass@127.0.0.1/",
    "http://example.com@127.0.0.1/",
    "http://0/",
    "http://0.0.0.0/",
    "http://0x0/",
    "http://10.1/",
    "http://167772161/",
    "http://172.16.0.1/",
    "http://0300.0250.1/",
    "http://169.254.169.254/latest/meta-data",
    "http://2852039166/",
    "http://0xa9fea9fe/",
    "http://0251.0376.0251.0376/",
    "http://[::1]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[0000:0000:0000:0000:0000:ffff:7f00:0001]/",
    "http://[::127.0.0.1]/",
    "http://[::ffff:0:127.0.0.1]/",
    "http://[64:ff9b::127.0.0.1]/",
    "http://[64:ff9b::a9fe:a9fe]/",
    "http://[64:ff9b:1::1]/",
    "http://[2002:7f00:0001::]/",
    "http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/",
    "http://[fc00::1]/",
    "http://[fd00:ec2::254]/",
    "http://[fe80::1]/",
    "http://[fec0::1]/",
    "http://[ff02::1]/",
    "http://[5f00::1]/",
    "http://[2001:db8::1]/",
    "http://[100::1]/",
  ])("%s, whose address is not public", (url) => {
    expect(codeOf(url)).toBe("blocked_address");
  });

  test.each([
    "http://localhost/",
    "http://LOCALHOST:3000/",
    "http://localhost./",
    "http://ⓛocalhost/",
    "http://api.localhost/",
    "http://printer.local/",
    "http://metadata.google.internal/",
    "http://router.home.arpa/",
    "http://postgres:5432/",
    "http://intranet/",
  ])("%s, whose name is not public", (url) => {
    expect(codeOf(url)).toBe("blocked_name");
  });

  test("with a message that says the way out and repeats nothing of a password", () => {
    const check = checkUrl("http://user:geheim@127.0.0.1/", none);
    expect(check).toMatchObject({ ok: false, message: expect.stringMatching(/loopback.*public address/) });
    expect(JSON.stringify(check)).not.toContain("geheim");
  });
});

describe("opens", () => {
  test("loopback names and addresses in the mode loopback, and no others", () => {
    for (const url of ["http://localhost:3000", "http://shop.localhost.", "http://127.1", "http://[::1]"]) {
      expect(codeOf(url, loopback)).toBe("ok");
    }
    expect(codeOf("http://postgres:5432", loopback)).toBe("blocked_name");
    expect(codeOf("http://10.0.0.1", loopback)).toBe("blocked_address");
  });

  test("private names and addresses in the mode all, and never link-local ones", () => {
    for (const url of ["http://postgres:5432", "http://a.internal", "http://10.0.0.1", "http://[fc00::1]"]) {
      expect(codeOf(url, all)).toBe("ok");
    }
    expect(codeOf("http://169.254.169.254", all)).toBe("blocked_address");
    expect(codeOf("http://[fe80::1]", all)).toBe("blocked_address");
  });

  test("private names and the operators' networks to targets that operators set", () => {
    expect(codeOf("http://billing.internal", operators)).toBe("ok");
    expect(codeOf("http://10.0.0.1", operators)).toBe("ok");
    expect(codeOf("http://192.168.0.1", operators)).toBe("blocked_address");
  });
});
