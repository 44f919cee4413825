import "server-only";
import type { PoolClient } from "pg";
import { z } from "zod";
import {
  createInteractionJudge,
  KIND_PLACE,
  SHOP_COLUMNS,
  shopRules,
  writtenValue,
} from "@/lib/data/formats/interactions";
import type { Fact } from "@/lib/data/formats/fact";
import { isTaken, type Verdict } from "@/lib/data/formats/verdict";
import { cleanCode } from "@/lib/platform/clean-words";
import type { InteractionFact } from "@/lib/data/import/contract/import-format";
import { resolveWith } from "@/lib/data/import/resolve-facts";
import { ensureSalt } from "@/lib/data/import/shop/shop-contents";
import {
  addInteractions,
  type NewInteraction,
  prepareInteractionStaging,
} from "@/lib/data/import/shop/write-interactions";
import { getPool } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { findColumns } from "@/lib/platform/files/match-columns";
import { toJsonRow } from "@/lib/platform/files/read-json-lines";
import type { SourceRow } from "@/lib/platform/files/source-row";
import type { GivenLine } from "@/lib/platform/http/lines";
import { getMetrics } from "@/lib/platform/http/metrics";
import { resolveProductIds } from "@/lib/shop/catalog/resolve-products";
import { eventIdOf, MAX_EVENT_ID } from "@/lib/shop/interactions/event-id";
import { INTERACTION_KINDS } from "@/lib/shop/interactions/schema";
import { isLongerThan } from "@/lib/shop/shoppers/external-id";
import { type FailedLine, readLine, takeGroups } from "./line-results";

/** A past interaction as other systems keep it; the names they usually have for the fields are understood too. */
export const pastInteractionSchema = z
  .looseObject({
    shopper: z
      .union([z.string(), z.number()])
      .describe(
        "Whose it is, by your own id or ours; a placeholder such as guest for nobody. Also `user`, `user_id`.",
      ),
    product: z
      .union([z.string(), z.number()])
      .describe("Product id, stock-keeping code, or your own id. Also `item_id`, `product_id`."),
    at: z
      .union([z.string(), z.number()])
      .describe("When, however long ago: ISO 8601 or seconds or milliseconds since 1970. Also `timestamp`."),
    kind: z.string().describe(`${INTERACTION_KINDS.join(", ")}, or their usual names. Also \`event_type\`.`),
    value: z.union([z.string(), z.number()]).optional().describe("Stars of a rating, else a quantity."),
    id: z
      .union([z.string(), z.number()])
      .optional()
      .describe("Your own id of the event. Without one, an event is the same when all it says is."),
  })
  .meta({ id: "PastInteraction" });

/** What became of one line; there is one for each line that is not blank, in their order. */
export const interactionLineSchema = z
  .object({
    line: z.int().min(1).describe("Of the body, from 1."),
    status: z
      .enum(["accepted", "duplicate", "rejected", "failed"])
      .describe("failed: from this line on nothing was taken, and nothing more is said."),
    message: z.string().optional().describe("Why it was rejected."),
  })
  .meta({ id: "InteractionLine" });
type InteractionLine = z.infer<typeof interactionLineSchema>;

const FORMAT = "interactions";
const ID_PLACE = SHOP_COLUMNS.length - 1;
/** Clocks differ. */
const AHEAD_MS = 5 * 60_000;

/** What an object calls the columns, by the keys it has. */
function keysOf(object: Record<string, unknown>): (string | null)[] {
  const names = Object.keys(object);
  return findColumns(names, SHOP_COLUMNS).positions.map((position) => names[position] ?? null);
}

/** What makes an event the same when it comes again: its id and all it says, so that lines of one order do not swallow each other. */
function identify({ values }: SourceRow, fact: Fact, value: number): InteractionFact {
  const [shopper = ""] = values;
  const id = values[ID_PLACE] ?? "";
  const said = [shopper, fact.product, fact.kind, fact.at, value];
  if (id === "") return { ...fact, key: said.join("\n") };
  return { ...fact, key: ["line", id, ...said].join("\n"), claim: { id: eventIdOf(id, null) } };
}

function createReader(now: number): (given: GivenLine) => Verdict<InteractionFact> {
  const judge = createInteractionJudge(
    { has: (place) => place <= KIND_PLACE },
    { rules: shopRules(now + AHEAD_MS), kinds: {} },
  );
  return (given) => {
    const read = readLine(given);
    if ("problem" in read) return { reject: read.problem };
    const text = given.text ?? "";
    const row = toJsonRow(read.object, keysOf(read.object), { line: read.line, text, repaired: false });
    if (row.problem !== null) return { reject: row.problem };
    const id = row.values[ID_PLACE] ?? "";
    if (isLongerThan(id, MAX_EVENT_ID)) return { reject: `the id has more than ${MAX_EVENT_ID} characters` };
    const verdict = judge(row);
    return isTaken(verdict)
      ? { item: identify(row, verdict.item, writtenValue(row, verdict.item)) }
      : verdict;
  };
}

/** Numbers of the products that verdicts speak of, by their clean codes. */
async function findProducts(verdicts: readonly Verdict<InteractionFact>[]): Promise<Map<string, number>> {
  const codes = new Set(verdicts.flatMap((one) => (isTaken(one) ? [cleanCode(one.item.product)] : [])));
  return codes.size === 0 ? new Map() : resolveProductIds([...codes]);
}

async function write(items: readonly NewInteraction[]): Promise<Set<string>> {
  if (items.length === 0) return new Set();
  const add = async (_: unknown, client: PoolClient) => {
    await prepareInteractionStaging(client);
    return addInteractions(client, items);
  };
  return inTransaction(add, { on: getPool("work") });
}

function toLine(line: number, verdict: Verdict<NewInteraction>, added: Set<string>): InteractionLine {
  if (verdict === "duplicate") return { line, status: "duplicate" };
  if (!isTaken(verdict)) return { line, status: "rejected", message: verdict.reject };
  const { id, otherId } = verdict.item;
  // Each new id stands for one line: a second one that says the same is a repetition.
  const isNew = added.delete(id) || (otherId !== null && added.delete(otherId));
  return { line, status: isNew ? "accepted" : "duplicate" };
}

function count(results: readonly InteractionLine[]): void {
  const { interactions } = getMetrics();
  for (const { status } of results) interactions.inc({ result: status });
}

/**
 * Records past interactions as lines come in, and says of each what became of it. They may be of any age; sent again, or
 * imported as a file without ids before, each counts once.
 */
export async function* takeInteractionLines(
  groups: AsyncIterable<GivenLine[]>,
  now = Date.now(),
): AsyncGenerator<(InteractionLine | FailedLine)[]> {
  const read = createReader(now);
  let salt: string | null = null;
  yield* takeGroups(groups, async (group) => {
    salt ??= await inTransaction((_, client) => ensureSalt(client), { on: getPool("work") });
    const verdicts = group.map(read);
    const numbers = await findProducts(verdicts);
    const resolve = resolveWith({ productOf: (code) => numbers.get(code), salt, format: FORMAT });
    const resolved = verdicts.map(resolve);
    const added = await write(resolved.flatMap((one) => (isTaken(one) ? [one.item] : [])));
    const results = group.map(({ line }, i) => toLine(line, resolved[i] ?? "duplicate", added));
    count(results);
    return results;
  });
}
