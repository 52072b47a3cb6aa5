import { describe, expect, test } from "vitest";
import { checkAddress } from "./check-address.ts";
import { createPolicy } from "./policy.ts";

const none = createPolicy({ allowPrivateAddresses: "none" });
const loopback = createPolicy({ allowPrivateAddresses: "loopback" });
const all = createPolicy({ allowPrivateAddresses: "all" });

const publicAddresses = [
  "1.1.1.1",
  "9.255.255.255",
  "11.0.0.0",
  "100.63.255.255",
  "100.128.0.0",
  "126.255.255.255",
  "128.0.0.0",
  "169.253.255.255",
  "172.15.255.255",
  "172.32.0.0",
  "192.0.1.0",
  "192.167.255.255",
  "198.17.255.255",
  "198.20.0.0",
  "223.255.255.255",
  "2606:4700:4700::1111",
  "2001:4860:4860::8888",
  "2a00:1450:4001:80b::200e",
  "::ffff:1.1.1.1",
  "0:0:0:0:0:FFFF:0101:0101",
];

const blocked: [rule: string, opensWith: "loopback" | "all" | "never", addresses: string[]][] = [
  ["loopback", "loopback", ["127.0.0.1", "127.255.255.255", "::1", "0:0:0:0:0:0:0:1"]],
  ["loopback", "loopback", ["::ffff:127.0.0.1", "::ffff:7f00:1", "0:0:0:0:0:ffff:127.1.2.3"]],
  ["private", "all", ["10.0.0.0", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.0.1"]],
  ["private", "all", ["fc00::1", "fdff:ffff::1", "fec0::1", "::ffff:10.0.0.1", "::ffff:c0a8:1"]],
  ["shared", "all", ["100.64.0.0", "100.127.255.255"]],
  ["benchmarking", "all", ["198.18.0.1", "198.19.255.255", "2001:2::1"]],
  [
    "metadata",
    "never",
    ["169.254.169.254", "169.254.170.2", "100.100.100.200", "168.63.129.16", "192.0.0.192"],
  ],
  ["metadata", "never", ["fd00:ec2::254", "fd20:ce::254", "::ffff:169.254.169.254", "::ffff:a9fe:a9fe"]],
  [
    "link_local",
    "never",
    ["169.254.0.1", "169.254.255.255", "fe80::1", "febf::1", "fe80::1%eth0", "fe80::a9fe:a9fe"],
  ],
  ["unspecified", "never", ["0.0.0.0", "0.1.2.3", "::", "::ffff:0.0.0.0"]],
  ["multicast", "never", ["224.0.0.1", "239.255.255.255", "ff02::1", "ff0e::1"]],
  ["documentation", "never", ["192.0.2.1", "198.51.100.1", "203.0.113.1", "2001:db8::1", "3fff::1"]],
  ["transition", "never", ["64:ff9b::7f00:1", "64:ff9b::10.0.0.1", "64:ff9b::8.8.8.8", "64:ff9b:1::1"]],
  ["transition", "never", ["2002:7f00:1::", "2002:808:808::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2"]],
  ["transition", "never", ["::127.0.0.1", "::7f00:1", "::8.8.8.8", "::ffff:0:7f00:1", "192.88.99.1"]],
  ["reserved", "never", ["192.0.0.1", "240.0.0.1", "255.255.255.255", "2001:10::1", "2001:20::1"]],
  ["reserved", "never", ["100::1", "5f00::1", "4000::1", "1::1", "e000::1", "64:ff9b:2::1"]],
  [
    "malformed",
    "never",
    ["", "localhost", "127.1", "0x7f.0.0.1", "0177.0.0.01", "2130706433", "1.2.3.4.5", "1.2.3.4/8"],
  ],
  ["malformed", "never", ["[::1]", ":::1", "::g", "1.2.3.4 ", "::1\n", "::ffff:1.2.3.256"]],
];
const rows = blocked.flatMap(([rule, opensWith, addresses]) =>
  addresses.map((address) => [address, rule, opensWith] as const),
);

describe("checkAddress", () => {
  test.each(publicAddresses)("allows %s in every mode", (address) => {
    for (const policy of [none, loopback, all])
      expect(checkAddress(address, policy)).toEqual({ isAllowed: true });
  });

  test.each(rows)("refuses %j as %s, opened by %s", (address, rule, opensWith) => {
    const refused = { isAllowed: false, rule };
    const allowed = { isAllowed: true };
    expect(checkAddress(address, none)).toEqual(refused);
    expect(checkAddress(address, loopback)).toEqual(opensWith === "loopback" ? allowed : refused);
    expect(checkAddress(address, all)).toEqual(opensWith === "never" ? refused : allowed);
  });
});

describe("operators' networks", () => {
  const operators = createPolicy({
    allowPrivateAddresses: "none",
    operatorNetworks: ["10.1.0.0/16", "fd12::/16", "127.0.0.1/32"],
  });

  test.each(["10.1.2.3", "::ffff:10.1.2.3", "fd12::1", "127.0.0.1", "1.1.1.1"])("allow %s", (address) => {
    expect(checkAddress(address, operators)).toEqual({ isAllowed: true });
  });

  test.each(["10.2.0.1", "127.0.0.2", "fd13::1", "192.168.0.1"])("leave %s refused", (address) => {
    expect(checkAddress(address, operators)).toMatchObject({ isAllowed: false });
  });

  test.each(["169.254.169.254", "fe80::1", "fd00:ec2::254", "224.0.0.1", "0.0.0.0", "64:ff9b::7f00:1"])(
    "never open %s",
    (address) => {
      const everything = createPolicy({
        allowPrivateAddresses: "all",
        operatorNetworks: ["0.0.0.0/0", "::/0"],
      });
      expect(checkAddress(address, everything)).toMatchObject({ isAllowed: false });
    },
  );

  test.each(["10.0.0.0", "10.0.0.0/33", "ten", "fd00::/129"])(
    "are refused by name when written %s",
    (network) => {
      const policy = { allowPrivateAddresses: "none", operatorNetworks: [network] } as const;
      expect(() => createPolicy(policy)).toThrow(`"${network}"`);
    },
  );
});
