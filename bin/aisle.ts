import { importCommand } from "@/lib/cli/commands/import";
import { runCli } from "@/lib/cli/run-cli";

/** `npm run aisle -- <command>`: the shop's command line. */
const commands = [importCommand];

process.exitCode = await runCli(process.argv.slice(2), commands);
// launch.mjs holds a channel open to us, which would keep the process alive.
process.disconnect?.();
