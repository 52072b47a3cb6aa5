import type { Settings } from "@posthorn/settings";
import { type DestinationStream, type Logger, pino } from "pino";
import { hideSecretFields, hideSecretWords } from "./hide-secrets.ts";
import { prettyLine } from "./pretty-line.ts";

export type { Logger } from "pino";

export type LoggerOptions = {
  /** One line for eyes instead of JSON. Default: when standard output is a terminal. */
  pretty?: boolean;
  destination?: DestinationStream;
};

/** A JSON log of one role. Secrets and payloads are hidden by the names of their fields and by their looks. */
export function createLogger(role: string, level: Settings["logLevel"], options: LoggerOptions = {}): Logger {
  const isPretty = options.pretty ?? process.stdout.isTTY === true;
  const destination = options.destination ?? pino.destination({ dest: 1, sync: true });
  return pino(
    {
      level,
      base: { role },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: hideSecretFields },
      // Errors are plain fields by then; pino's own form of them would drop ours.
      serializers: { err: (error: unknown) => error },
      hooks: {
        streamWrite: (line) => (isPretty ? prettyLine(hideSecretWords(line)) : hideSecretWords(line)),
      },
    },
    destination,
  );
}
