import { type ChildProcess, execFile, spawn, spawnSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
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

const run = promisify(execFile);

/** A program around the code of a language: it verifies what it is given, and a changed body, and says both. */
const programs: Record<
  string,
  { command: string; arguments: (folder: string) => string[]; file: string; code: string }
> = {
  go: {
    command: "go",
    arguments: (folder) => ["run", join(folder, "main.go")],
    file: "main.go",
    code: `${codeOf("go").replace("package webhooks", "package main").replace('"encoding/base64"', '"encoding/base64"\n\t"encoding/json"\n\t"fmt"').replace('"net/http"', '"net/http"\n\t"os"')}
func main() {
	given := map[string]string{}
	json.Unmarshal([]byte(os.Args[1]), &given)
	header := http.Header{}
	for name, value := range given {
		header.Set(name, value)
	}
	secret := os.Getenv("WEBHOOK_SECRET")
	fmt.Println(Verify(secret, header, []byte(os.Args[2])), Verify(secret, header, []byte("{}")))
}`,
  },
  php: {
    command: "php",
    arguments: (folder) => [join(folder, "main.php")],
    file: "main.php",
    code: `${codeOf("php")}
$headers = json_decode($argv[1], true);
$both = [verify(getenv('WEBHOOK_SECRET'), $headers, $argv[2]), verify(getenv('WEBHOOK_SECRET'), $headers, '{}')];
echo implode(' ', array_map('json_encode', $both));`,
  },
  ruby: {
    command: "ruby",
    arguments: (folder) => [join(folder, "main.rb")],
    file: "main.rb",
    code: `${codeOf("ruby")}
require "json"
secret, headers = ENV["WEBHOOK_SECRET"], JSON.parse(ARGV[0])
puts "#{verify(secret, headers, ARGV[1])} #{verify(secret, headers, "{}")}"`,
  },
  java: {
    command: "java",
    arguments: (folder) => [join(folder, "Main.java")],
    file: "Main.java",
    code: `${javaProgram()}`,
  },
};

function javaProgram(): string {
  const [imports = "", type = ""] = codeOf("java").split("\n\nclass ");
  return `${imports}

class Main {
  public static void main(String[] given) throws Exception {
    Map<String, String> headers = new java.util.HashMap<>();
    var pairs = java.util.regex.Pattern.compile("\\"([^\\"]+)\\":\\"([^\\"]+)\\"").matcher(given[0]);
    while (pairs.find()) headers.put(pairs.group(1), pairs.group(2));
    String secret = System.getenv("WEBHOOK_SECRET");
    boolean changed = Webhooks.verify(secret, headers, "{}".getBytes(UTF_8));
    System.out.println(Webhooks.verify(secret, headers, given[1].getBytes(UTF_8)) + " " + changed);
  }
}

class ${type}`;
}

const isInstalled = (command: string) => spawnSync(command, ["--version"]).error === undefined;

// Languages that this machine does not have are left to those that do.
describe.each(Object.entries(programs))("in %s", (_id, { command, arguments: argumentsIn, file, code }) => {
  it.skipIf(!isInstalled(command))(
    "takes a message that is genuine and refuses one that was changed",
    async () => {
      const folder = await mkdtemp(join(tmpdir(), "posthorn-verify-"));
      try {
        await writeFile(join(folder, file), code);
        const given = [JSON.stringify(signedHeaders()), body];
        const { stdout } = await run(command, [...argumentsIn(folder), ...given], { env, timeout: 60_000 });
        expect(stdout.trim()).toBe("true false");
      } finally {
        await rm(folder, { recursive: true });
      }
    },
    90_000,
  );
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
