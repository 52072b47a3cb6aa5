/** One program that `posthorn start` runs and keeps running. */
export type RoleProcess = {
  /** As in the log file's name and in front of its errors. */
  name: string;
  /** The file that Node runs, and its arguments. */
  args: readonly string[];
  cwd: string;
  /** Its whole environment: nothing is inherited. */
  env: Readonly<Record<string, string>>;
  /** How to see that it does its work. */
  ready: ReadyCheck;
  /** It needs the others: it starts when all of them are ready. */
  isLast?: true;
};

/** A page that answers 200, or a port that accepts a connection. */
export type ReadyCheck = { kind: "page"; url: string } | { kind: "port"; host: string; port: number };
