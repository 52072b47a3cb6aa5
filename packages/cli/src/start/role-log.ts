import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from "node:fs";
import { dirname } from "node:path";

export type RoleLog = { write(line: string): void; close(): void };

const maxLineChars = 16_384;

/** A log file of bounded size: the last `maxBytes` in the file, up to as many before them in `<file>.1`. */
export function openRoleLog(file: string, maxBytes = 10_000_000): RoleLog {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  let descriptor = openSync(file, "a", 0o600);
  let size = fstatSync(descriptor).size;
  let isOpen = true;
  return {
    write: (line) => {
      if (!isOpen) return;
      const bytes = Buffer.from(`${line.slice(0, maxLineChars)}\n`);
      if (size + bytes.length > maxBytes) {
        closeSync(descriptor);
        renameSync(file, `${file}.1`);
        descriptor = openSync(file, "a", 0o600);
        size = 0;
      }
      size += writeSync(descriptor, bytes);
    },
    close: () => {
      if (isOpen) closeSync(descriptor);
      isOpen = false;
    },
  };
}
