import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";

export type ReceivedMail = { to: string[]; source: string };

export type MailServer = {
  /** For `createMailer`. */
  url: string;
  received: ReceivedMail[];
  /** While false, every mail is refused for now. */
  accepts(next: boolean): void;
  close(): Promise<void>;
};

/** An SMTP server on loopback, on a free port when none is given, that keeps what it gets: as much of RFC 5321 as a client needs. */
export async function startMailServer({ port: asked = 0 }: { port?: number } = {}): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const sockets = new Set<Socket>();
  let isAccepting = true;

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => undefined);
    let buffered = "";
    let mail: ReceivedMail = { to: [], source: "" };
    let isData = false;
    const say = (line: string) => socket.write(`${line}\r\n`);

    const answer = (line: string) => {
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === "EHLO" || verb === "HELO") return say("250 mail.example");
      if (verb === "QUIT") return socket.end("221 bye\r\n");
      if (verb === "MAIL" && !isAccepting) return say("451 try again later");
      if (verb === "RCPT") mail.to.push(/<(.*)>/.exec(line)?.[1] ?? "");
      if (verb === "DATA") {
        isData = true;
        return say("354 go on");
      }
      return say("250 ok");
    };

    const readData = () => {
      const end = buffered.indexOf("\r\n.\r\n");
      if (end === -1) return false;
      received.push({ ...mail, source: buffered.slice(0, end) });
      mail = { to: [], source: "" };
      buffered = buffered.slice(end + 5);
      isData = false;
      say("250 kept");
      return true;
    };

    const readLine = () => {
      const end = buffered.indexOf("\r\n");
      if (end === -1) return false;
      const line = buffered.slice(0, end);
      buffered = buffered.slice(end + 2);
      answer(line);
      return true;
    };

    say("220 mail.example");
    socket.on("data", (chunk) => {
      buffered += chunk.toString("utf8");
      while (isData ? readData() : readLine());
    });
  });
  await new Promise<void>((resolve) => server.listen(asked, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    accepts: (next) => {
      isAccepting = next;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
