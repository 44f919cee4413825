import { addFeed, removeFeed } from "@/lib/data/feeds/commands";
import { listFeeds } from "@/lib/data/feeds/queries";
import { runFeed } from "@/lib/data/feeds/run-feed";
import { FEED_FORMATS, feedInputSchema, type FeedResult } from "@/lib/data/feeds/schema";
import { systemClock } from "@/lib/platform/clock";
import { parseInput } from "@/lib/platform/parse-input";
import { COMMAND_LINE } from "@/lib/shop/audit/record-audit";
import { defineCommand, UsageError } from "../command";
import { EXIT, type ExitCode } from "../exit-code";
import { formatCount, formatTable } from "../format-table";
import type { Output } from "../output";
import { readChoice, readPairs } from "../read-values";
import { withSession } from "../session";

const ACTOR = { process: COMMAND_LINE };
const UNIT_MINUTES: Readonly<Record<string, number>> = { m: 1, h: 60, d: 24 * 60 };

const OPTIONS = {
  format: { type: "string", default: "catalog" },
  every: { type: "string", default: "1h" },
  map: { type: "string" },
  currency: { type: "string" },
  delist: { type: "boolean", default: false },
  "confirm-delisting": { type: "boolean", default: false },
} as const;

/** `30m`, `6h`, `1d`. */
function readEvery(text: string): number {
  const [, number = "", unit = ""] = /^(\d{1,5})([mhd])$/.exec(text) ?? [];
  const minutes = Number(number) * (UNIT_MINUTES[unit] ?? 0);
  if (minutes > 0) return minutes;
  throw new UsageError(`--every "${text}" must be a time like 30m, 6h or 1d.`);
}

interface Given {
  format: string;
  every: string;
  map?: string;
  currency?: string;
  delist: boolean;
}

async function add(address: string | undefined, given: Given, out: Output): Promise<ExitCode> {
  if (!address) throw new UsageError("Missing: <address> of the feed.");
  const { map, currency, delist } = given;
  const input = parseInput(
    feedInputSchema,
    {
      address,
      format: readChoice(given.format, "format", FEED_FORMATS),
      everyMinutes: readEvery(given.every),
      mapping: readPairs(map, "map"),
      delist,
      ...(currency !== undefined && { currency }),
    },
    (fields) => fields.map(({ path, message }) => `${path}: ${message}`).join("; "),
  );
  const feed = await withSession(out, () => addFeed(input, ACTOR));
  out.result(feed);
  out.line(`${feed.id}\n\nThe worker fetches it within half a minute, and then every ${given.every}.`);
  return EXIT.ok;
}

function sayWhatCame(result: FeedResult): string {
  const { outcome, error, imported, duplicates, rejected, delisted, relisted } = result;
  if (outcome === "failed") return `failed: ${error}`;
  if (outcome === "unchanged") return "unchanged";
  const counts = `${formatCount(imported)} new or changed, ${formatCount(duplicates)} known, ${formatCount(rejected)} rejected`;
  return `${counts}, ${formatCount(delisted)} hidden, ${formatCount(relisted)} back`;
}

async function list(out: Output): Promise<ExitCode> {
  const feeds = await withSession(out, () => listFeeds(ACTOR));
  out.result(feeds);
  const rows = feeds.map(({ id, address, format, everyMinutes, startedAt, result }) => [
    id,
    format,
    `${everyMinutes}m`,
    startedAt?.slice(0, 16) ?? "never",
    result === null ? "" : sayWhatCame(result),
    address,
  ]);
  if (rows.length === 0) out.line("There are no feeds.");
  else
    formatTable(["id", "format", "every", "looked at", "result", "address"], rows).forEach((line) =>
      out.line(line),
    );
  return EXIT.ok;
}

async function run(id: string | undefined, confirmDelisting: boolean, out: Output): Promise<ExitCode> {
  if (!id) throw new UsageError("Missing: <id> of the feed (feed list shows it).");
  const now = systemClock.now();
  const result = await withSession(out, ({ pool }) =>
    out.step("Fetching the feed", (onProgress) =>
      runFeed(pool, id, { force: true, confirmDelisting, now, onProgress }),
    ),
  );
  out.result(result);
  out.line(sayWhatCame(result));
  for (const { reason, count } of result.reasons) out.line(`  ${formatCount(count)} rejected: ${reason}`);
  if (result.stopped !== null) out.line(result.stopped);
  return result.outcome === "failed" ? EXIT.failed : EXIT.ok;
}

async function remove(id: string | undefined, out: Output): Promise<ExitCode> {
  if (!id) throw new UsageError("Missing: <id> of the feed (feed list shows it).");
  const feed = await withSession(out, () => removeFeed(id, ACTOR));
  out.result(feed);
  out.line(`${feed.address} is no longer fetched. What it has brought stays.`);
  return EXIT.ok;
}

export const feedCommand = defineCommand({
  name: "feed",
  summary: "Catalogs and interactions that are fetched on a schedule: add, list, run, remove",
  positionals: ["<add|list|run|remove>", "[address or id]"],
  options: OPTIONS,
  details: `
  add <address>        https://… or file://… (a file within AISLE_FEED_FOLDER)
  list                 all feeds and what came of each last time
  run <id>             fetch and import it now, whether it has changed or not
  remove <id>          fetch it no more; what it has brought stays

  --format <format>    ${FEED_FORMATS.join(", ")} (default catalog; docs/integrations.md)
  --every <time>       how often it is looked at: 30m, 6h, 1d (default 1h)
  --map <pairs>        sku=code,name=title or a JSON file: the feed's names for our columns
  --currency <code>    of prices without one
  --delist             products it has brought are hidden once it no longer speaks of them
  --confirm-delisting  of run: hide them even where they are more than half of what it has brought`,
  async run({ values, positionals: [action, given], out }) {
    if (action === "add") return add(given, values, out);
    if (action === "list") return list(out);
    if (action === "run") return run(given, values["confirm-delisting"], out);
    if (action === "remove") return remove(given, out);
    throw new UsageError(`"${action}" is not an action; choose add, list, run or remove.`);
  },
});
