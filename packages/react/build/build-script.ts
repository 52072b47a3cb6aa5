import { resolve } from "node:path";
import { bundleScript } from "./bundle.ts";

/** The script of `<posthorn-portal>` alone, into the file that is named. */
const [file] = process.argv.slice(2);
if (file === undefined) throw new Error("Name the file to write.");
await bundleScript(resolve(file));
