import { systemClock } from "@/lib/platform/clock";
import { applyRetention, listRetention, type Retention, setRetention } from "@/lib/privacy/retention";
import { COMMAND_LINE } from "@/lib/shop/audit/record-audit";
import { defineCommand, UsageError } from "../command";
import { EXIT } from "../exit-code";
import { formatTable } from "../format-table";
import type { Output } from "../output";
import { withSession } from "../session";

const ACTOR = { process: COMMAND_LINE };
const FOR_GOOD = "forever";

const toDays = ({ days }: Pick<Retention, "days">) => (days === null ? "for good" : `${days} days`);

function print(kinds: readonly Retention[], out: Output): void {
  out.result(kinds.map(({ told: _, ...kind }) => kind));
  const rows = kinds.map((kind) => [
    kind.name,
    `${toDays(kind)}${kind.isOwn ? "" : " (default)"}`,
    kind.lastAt ? kind.lastAt.toISOString().slice(0, 16) : "never",
    kind.lastRemoved === null ? "" : `${kind.lastRemoved}`,
    kind.what,
  ]);
  for (const line of formatTable(["kind", "kept for", "last gone through", "removed", "what"], rows))
    out.line(line);
}

function readDays(text: string | undefined): number | null {
  if (text === FOR_GOOD) return null;
  if (text === undefined || !/^\d{1,6}$/.test(text))
    throw new UsageError(`Say how many days, or ${FOR_GOOD}.`);
  return Number(text);
}

export const retentionCommand = defineCommand({
  name: "retention",
  summary: "See and say how long each kind of data is kept",
  positionals: ["<list|set|run>", "[kind]", "[days]"],
  options: {},
  details: `
  list                 how long each kind of data is kept, and what went the last time
  set <kind> <days>    keeps a kind for so many days from now on; \`${FOR_GOOD}\`: for good
  run                  lets go of what is too old now, instead of at night`,
  async run({ positionals: [action = "", kind, days], out }) {
    if (action === "list") {
      print(await withSession(out, () => listRetention()), out);
      return EXIT.ok;
    }
    if (action === "run") {
      const done = await withSession(out, () => applyRetention(systemClock.now()));
      out.result(done);
      for (const one of done) out.line(`${one.kind}: ${one.removed} removed`);
      return EXIT.ok;
    }
    if (action !== "set") throw new UsageError(`"${action}" is not an action; choose list, set or run.`);
    if (kind === undefined) throw new UsageError("Missing: [kind].");
    const wanted = readDays(days);
    await withSession(out, () => setRetention(kind, wanted, ACTOR));
    out.result({ kind, days: wanted });
    out.line(`${kind}: kept ${wanted === null ? "for good" : `for ${wanted} days`} from now on.`);
    return EXIT.ok;
  },
});
