import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { access, constants, readFile, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { node, root } from "./checkout.mjs";

const modules = join(root, "node_modules");
const stampFile = join(modules, ".posthorn-lockfile");

/** Installs what package-lock.json names, unless exactly that is there already. */
export async function installDependencies() {
  const lockfile = await readFile(join(root, "package-lock.json"), "utf8");
  const hash = createHash("sha256").update(lockfile).digest("hex");
  if (!(await isInstalled(lockfile, hash))) {
    const startedAt = Date.now();
    process.stderr.write("Installing dependencies; the first time takes a minute or two …\n");
    // Not "npm ci": it refuses a lockfile without the optional packages of every other platform, and
    // some registries do not carry them all. Versions are the lockfile's here too, which stays as it is.
    await runNpm(["install", "--no-save", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]);
    process.stderr.write(`Installed in ${Math.round((Date.now() - startedAt) / 1000)} s.\n`);
  }
  await access(node, constants.X_OK).catch(() => {
    throw new Error(
      "npm installed no node_modules/.bin/node, on which Posthorn runs: does your npm ignore install scripts " +
        "(npm config get ignore-scripts)? Allow them, delete node_modules and start again.",
    );
  });
  if ((await textOf(stampFile)) !== hash) await writeFile(stampFile, hash).catch(refuseOnlyWhenWrong);
}

async function isInstalled(lockfile, hash) {
  if ((await textOf(stampFile)) === hash) return true;
  const installed = await textOf(join(modules, ".package-lock.json"));
  return installed !== undefined && holdsAll(JSON.parse(lockfile).packages, JSON.parse(installed).packages);
}

/** Whether npm has installed every package at its version; an optional one may be for another machine. */
function holdsAll(wanted, installed) {
  return Object.entries(wanted).every(([path, { version, optional, link }]) => {
    if (!path.startsWith("node_modules/") || optional) return true;
    const found = installed[path];
    return found !== undefined && (link ? found.link === true : found.version === version);
  });
}

/** An ordinary user may run a checkout that another user installed; the stamp only saves time. */
function refuseOnlyWhenWrong(error) {
  if (!["EACCES", "EPERM", "EROFS"].includes(error.code)) throw error;
}

function runNpm(args) {
  // The Node in node_modules is about to be replaced, so npm must run on the machine's own.
  const isOurs = (folder) => folder.startsWith(modules);
  const path = (process.env.PATH ?? "").split(delimiter).filter((folder) => !isOurs(folder));
  const env = { ...process.env, PATH: path.join(delimiter) };
  const npm = spawn("npm", args, { cwd: root, env, stdio: ["ignore", "inherit", "inherit"] });
  return new Promise((resolve, reject) => {
    npm.on("error", (error) => reject(new Error(`npm could not be run: ${error.message}`)));
    npm.on("close", (code) => (code === 0 ? resolve() : reject(new Error("npm install failed; see above."))));
  });
}

function textOf(file) {
  return readFile(file, "utf8").catch(() => undefined);
}
