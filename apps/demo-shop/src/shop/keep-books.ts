import { readFile, rename, writeFile } from "node:fs/promises";
import { z } from "zod";
import { type AllBooks, booksShape, openBooks } from "./books.ts";
import { merchants } from "./merchant.ts";

const keptShape = z.object({
  books: z.object({ "kopi-kita": booksShape, "nha-hang-sen": booksShape, pelmennaya: booksShape }),
  /** The signing secrets that were entered into customers' systems, by system and merchant. */
  secrets: z.record(z.string(), z.string()),
});

/** All that the demo shop remembers over a restart. */
export type Kept = z.output<typeof keptShape>;

export type Keeper = {
  kept: Kept;
  /** Something changed: it is written soon. */
  touch(): void;
  /** Writes what is not written yet. */
  close(): Promise<void>;
};

type KeeperOptions = { file: string; newToken: () => string; onError: (error: unknown) => void };

const writeWithinMs = 500;

/**
 * Keeps everything in one JSON file, which is right for a demo and for nothing else: a crash may lose the last
 * half second, and two processes would overwrite each other.
 */
export async function keepBooks({ file, newToken, onError }: KeeperOptions): Promise<Keeper> {
  const kept = (await read(file)) ?? firstDay(newToken);
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();
  const write = () => {
    timer = undefined;
    // One after another: two at once would share the draft.
    writing = writing.then(() => save(file, kept)).catch(onError);
  };
  return {
    kept,
    touch: () => {
      timer ??= setTimeout(write, writeWithinMs);
    },
    close: async () => {
      clearTimeout(timer);
      write();
      await writing;
    },
  };
}

function firstDay(newToken: () => string): Kept {
  const books = Object.fromEntries(
    merchants.map((merchant) => [merchant.id, openBooks(merchant, newToken())]),
  );
  return { books: books as AllBooks, secrets: {} };
}

/** Undefined where there is no such file, or where it is not ours any more: a demo begins anew then. */
async function read(file: string): Promise<Kept | undefined> {
  try {
    const parsed = keptShape.safeParse(JSON.parse(await readFile(file, "utf8")));
    return parsed.success ? parsed.data : undefined;
  } catch (error) {
    const isAbsent = error instanceof Error && "code" in error && error.code === "ENOENT";
    if (isAbsent || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

async function save(file: string, kept: Kept): Promise<void> {
  await writeFile(`${file}.draft`, JSON.stringify(kept), { mode: 0o600 });
  await rename(`${file}.draft`, file);
}
