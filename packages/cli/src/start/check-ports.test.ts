import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { checkPorts } from "./check-ports.ts";

const host = "127.0.0.1";

describe("checkPorts", () => {
  it("names every used port and its variable in one error", async () => {
    const other = createServer().listen(0, host);
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    const uses = [
      { variable: "PORT", port, host, what: "the dashboard" },
      { variable: "POSTHORN_API_PORT", port, host, what: "the API" },
    ];
    await expect(checkPorts(uses)).rejects.toThrow(
      `Port ${port} on ${host} (the dashboard) is in use by another program: set PORT to another port.\n` +
        `Port ${port} on ${host} (the API) is in use by another program: set POSTHORN_API_PORT to another port.`,
    );
    other.close();
    await once(other, "close");
    await checkPorts(uses.slice(1));
  });

  it("refuses one port given to two of ours", async () => {
    const probe = createServer().listen(0, host);
    await once(probe, "listening");
    const { port } = probe.address() as AddressInfo;
    probe.close();
    await once(probe, "close");
    const uses = [
      { variable: "PORT", port, host, what: "the dashboard" },
      { variable: "POSTHORN_API_PORT", port, host, what: "the API" },
    ];
    await expect(checkPorts(uses)).rejects.toThrow("POSTHORN_API_PORT");
  });
});
