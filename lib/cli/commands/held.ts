import { getDb } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { COMMAND_LINE } from "@/lib/shop/audit/record-audit";
import { countHeld, discardHeld, type HeldBack, listHeld } from "@/lib/shop/interactions/held";
import { defineCommand, UsageError } from "../command";
import { EXIT } from "../exit-code";
import { formatTable } from "../format-table";
import type { Output } from "../output";
import { withSession } from "../session";

const ACTOR = { process: COMMAND_LINE };

function print(held: readonly HeldBack[], out: Output): void {
  out.result(held);
  if (held.length === 0) return out.line("Nothing is held back.");
  const rows = held.map(({ sku, name, events, shoppers, networks, first, last }) => [
    sku,
    name,
    `${events}`,
    `${shoppers}`,
    `${networks}`,
    first,
    last,
  ]);
  for (const line of formatTable(["sku", "product", "events", "shoppers", "networks", "first", "last"], rows))
    out.line(line);
}

/** The number of the product with this code; null for all. */
async function findProduct(sku: string | undefined): Promise<number | null> {
  if (sku === undefined) return null;
  const found = await getDb().product.findUnique({ where: { sku }, select: { id: true } });
  if (!found) throw new AppError("not_found", `There is no product "${sku}".`);
  return found.id;
}

export const heldCommand = defineCommand({
  name: "held",
  summary: "Look at events that are held back, and count or discard them",
  positionals: ["<list|count|discard>"],
  options: { product: { type: "string" } },
  details: `
  list                 what is held back, by product
  count                let it count, at the time it happened
  discard              take it out for good
  --product <sku>      only what is held back of this product`,
  async run({ values, positionals: [action = ""], out }) {
    if (action === "list") {
      print(await withSession(out, () => listHeld(ACTOR)), out);
      return EXIT.ok;
    }
    if (action !== "count" && action !== "discard")
      throw new UsageError(`"${action}" is not an action; choose list, count or discard.`);
    const decide = action === "count" ? countHeld : discardHeld;
    const events = await withSession(out, async () => decide(await findProduct(values.product), ACTOR));
    out.result({ events });
    out.line(action === "count" ? `${events} events count from now on.` : `${events} events are discarded.`);
    return EXIT.ok;
  },
});
