import { access } from "node:fs/promises";
import type { RotationProgress } from "@posthorn/domain";
import type { Settings } from "@posthorn/settings";
import type { Command } from "commander";
import { masterKeyFile, writeMasterKey } from "../start/data-folder.ts";
import { output } from "./output.ts";
import { withDomain } from "./with-domain.ts";

const nouns: Readonly<Record<string, string>> = {
  endpoint_secrets: "signing secrets",
  endpoints: "custom headers",
  idempotent_responses: "kept answers",
};

export function addKeyCommand(program: Command): void {
  const key = program.command("key").description("the master key, which seals secrets in the database");
  key
    .command("rotate")
    .description("seal everything under the new master key, and retire the one before")
    .option("--json", "print the result as JSON")
    .addHelpText(
      "after",
      "\n1. Start every process again with POSTHORN_MASTER_KEY set to the new key and POSTHORN_PREVIOUS_MASTER_KEY" +
        "\n   to the one before. Both are valid from then on." +
        "\n2. Run this with the same two. It may be killed, and run again." +
        "\n3. Start every process again without POSTHORN_PREVIOUS_MASTER_KEY." +
        "\nWho is signed in to the dashboard signs in again after step 1." +
        "\n\nExample:\n  POSTHORN_PREVIOUS_MASTER_KEY=$OLD POSTHORN_MASTER_KEY=$(openssl rand -base64 32) posthorn key rotate",
    )
    .action(async ({ json }: { json?: boolean }) => {
      const rewrapped = await withDomain(async ({ ctx, domain, settings }) => {
        refuseWithoutKeys(settings);
        const result = await domain.rotateMasterKey(ctx, { onProgress: showProgress });
        await keepInDataFolder(settings);
        return result.rewrapped;
      });
      output(
        json,
        { rewrapped },
        () => `Done: ${rewrapped} values are sealed under the new key; the one before is retired.`,
      );
    });
}

function refuseWithoutKeys({ masterKey, previousMasterKey }: Settings): void {
  if (masterKey === undefined || previousMasterKey === undefined) {
    throw new Error(
      "Set POSTHORN_MASTER_KEY to the new key (openssl rand -base64 32) and POSTHORN_PREVIOUS_MASTER_KEY to the " +
        "present one; the data folder of an embedded Postgres keeps that in its file master-key.",
    );
  }
  if (masterKey === previousMasterKey) {
    throw new Error("POSTHORN_MASTER_KEY and POSTHORN_PREVIOUS_MASTER_KEY are the same key: set a new one.");
  }
}

/** On the error stream, so that the output stays the result. */
function showProgress({ table, read, total, rewrapped }: RotationProgress): void {
  process.stderr.write(`${nouns[table] ?? table}: ${read} of ${total} read, ${rewrapped} sealed anew\n`);
}

/** The next start without the variables finds the key of its embedded database there. */
async function keepInDataFolder({ databaseUrl, dataDir, masterKey }: Settings): Promise<void> {
  if (databaseUrl !== undefined || masterKey === undefined) return;
  const isKept = await access(masterKeyFile(dataDir)).then(
    () => true,
    () => false,
  );
  if (isKept) await writeMasterKey(dataDir, masterKey);
}
