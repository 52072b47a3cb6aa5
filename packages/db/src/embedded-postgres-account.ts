import { readFile } from "node:fs/promises";

export type Account = { uid: number; gid: number };

/** Best first: of our own, of a system Postgres, of nobody in particular. */
const names = ["posthorn", "postgres", "nobody"];

/** The account that Postgres runs as when we are root, which it refuses to be. */
export async function chooseAccount(passwdFile = "/etc/passwd"): Promise<Account> {
  const lines = (await readFile(passwdFile, "utf8")).split("\n").map((line) => line.split(":"));
  for (const name of names) {
    const line = lines.find((fields) => fields[0] === name);
    const account = { uid: Number(line?.[2]), gid: Number(line?.[3]) };
    if (account.uid > 0 && account.gid > 0) return account;
  }
  throw new Error(
    `Postgres does not run as root, and ${passwdFile} has none of the users ${names.join(", ")}: ` +
      "make one, start as an ordinary user, or set DATABASE_URL to a Postgres of your own.",
  );
}
