import { createTransport } from "nodemailer";

export type Mail = { to: readonly string[]; subject: string; text: string };

export type Mailer = {
  /** Resolves when the mail server has taken it. */
  send(mail: Mail): Promise<void>;
  /** Signs in at the mail server and sends nothing; rejects with what it said. */
  check(): Promise<void>;
  close(): void;
};

const timeoutMs = 15_000;

/** Sends plain text over SMTP. Each reader gets a mail of their own and sees no other's address. */
export function createMailer(options: { smtpUrl: string; from: string }): Mailer {
  const transport = createTransport({
    url: options.smtpUrl,
    pool: true,
    maxConnections: 2,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  });
  return {
    send: async ({ to, subject, text }) => {
      for (const address of to) {
        await transport.sendMail({ from: options.from, to: address, subject, text });
      }
    },
    check: async () => {
      await transport.verify();
    },
    close: () => transport.close(),
  };
}
