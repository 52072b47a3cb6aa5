import { type ChildProcess, execFile, spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { createServer } from "node:net";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { verifySnippets } from "./verify-snippets.ts";

const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
const body = '{"order":{"id":1042}}';
const env = { ...process.env, WEBHOOK_SECRET: secret };

const codeOf = (id: string) => verifySnippets.find((snippet) => snippet.id === id)?.code ?? "";

/** The headers of a message that was signed just now, as the standard says. */
function signedHeaders(): Record<string, string> {
  const seconds = Math.floor(Date.now() / 1_000);
  const signature = createHmac("sha256", Buffer.alloc(32, 7)).update(`msg_1.${seconds}.${body}`);
  return {
    "content-type": "application/json",
    "webhook-id": "msg_1",
    "webhook-timestamp": String(seconds),
    "webhook-signature": `v1,${signature.digest("base64")}`,
  };
}

it("in TypeScript takes a message that is genuine and refuses one that was changed", async () => {
  const tries = `
const headers = ${JSON.stringify(signedHeaders())};
for (const body of [${JSON.stringify(body)}, "{}"]) {
  const request = new Request("https://kopi.example/hooks", { method: "POST", headers, body });
  console.log((await POST(request)).status);
}`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--input-type=module-typescript", "--eval", `${codeOf("typescript")}\n${tries}`],
    { cwd: import.meta.dirname, env },
  );
  expect(stdout.match(/^\d+$/gm)).toEqual(["204", "400"]);
});

it("in Node.js takes a message that is genuine and refuses one that was changed", async () => {
  const port = await freePort();
  const code = codeOf("node").replace(".listen(3000)", `.listen(${port}, () => console.log("ready"))`);
  const child = spawn(process.execPath, ["--input-type=module", "--eval", code], {
    cwd: import.meta.dirname,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    await firstOutputOf(child);
    const send = async (text: string) => {
      const url = `http://127.0.0.1:${port}/hooks`;
      return (await fetch(url, { method: "POST", headers: signedHeaders(), body: text })).status;
    };
    expect([await send(body), await send("{}")]).toEqual([204, 400]);
  } finally {
    child.kill();
  }
});

function firstOutputOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.once("data", () => resolve());
    child.once("exit", (code) => reject(new Error(`ended with ${code} before it listened`)));
  });
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
