import { moveShop } from "@/lib/backup/move";
import { defineCommand, UsageError } from "../command";
import { EXIT } from "../exit-code";
import { printRestored } from "./restore";

const EMBEDDED = "embedded";

function readDestination(text: string | undefined): { url: string } | typeof EMBEDDED {
  if (text === undefined) throw new UsageError("Say where to: --to postgresql://…, or --to embedded.");
  if (text === EMBEDDED) return EMBEDDED;
  if (!/^postgres(ql)?:\/\//.test(text))
    throw new UsageError(`"${text}" is no address like postgresql://host/database.`);
  return { url: text };
}

export const moveCommand = defineCommand({
  name: "move",
  summary: "Move the shop to another database: accounts, carts, models and all",
  positionals: [],
  options: { to: { type: "string" }, replace: { type: "boolean" } },
  details: `
  --to <url>           an empty database of a PostgreSQL (15 or later) of your own; or \`embedded\`, the one in the data folder
  --replace            gives up the shop that is there

  Close the shop first. It is moved as a whole or not at all; the database it was in is left as it is.`,
  async run({ values, out }) {
    const to = readDestination(values.to);
    const moved = await out.step("Moving", (onProgress) =>
      moveShop(to, { replaces: values.replace, onProgress }),
    );
    out.result(moved);
    printRestored(moved, out);
    out.line(
      to === EMBEDDED
        ? "The shop is in the embedded database now. Take DATABASE_URL out of the environment, or .env, and start it."
        : "The shop is in the new database now. Set DATABASE_URL to it, in the environment or in .env, and start it.",
    );
    out.line("The database it was in is as it was. Delete it once you have seen that all is well.");
    return EXIT.ok;
  },
});
