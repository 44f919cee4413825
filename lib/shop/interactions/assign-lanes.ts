import "server-only";
import { findAdmins } from "./admins";
import type { Checked, CheckContext } from "./check-interaction";
import type { Fact } from "./facts";
import { getHoldBack } from "./hold-back";
import type { Lane } from "./lanes";
import { priceSales } from "./sales";
import type { InteractionInput } from "./schema";
import { isRobot, type Visit } from "./visit";

/** A checked batch, and whose it is. */
interface Batch {
  items: readonly InteractionInput[];
  ownerOf(item: InteractionInput): string;
  context: CheckContext;
  visit: Visit;
}

/**
 * Says of everything that passed the checks whose doing it was: a program's, an admin's, a person's, or too much of the
 * same to be taken as it is; and gives purchases their price.
 */
export async function assignLanes(checked: readonly Checked[], batch: Batch): Promise<Checked[]> {
  const { items, ownerOf, context, visit } = batch;
  const admins = await findAdmins(items.map((item) => context.shopperOf(ownerOf(item))));
  const laneOf = (index: number, shopperId: string | null): Lane => {
    // A server key speaks for many browsers, and may say for each event which one it was.
    const agent = context.trusted ? items[index]?.userAgent : undefined;
    if (agent !== undefined && isRobot(agent)) return "robot";
    if (visit.lane !== "person") return visit.lane;
    return shopperId !== null && admins.has(shopperId) ? "admin" : "person";
  };
  const assigned = checked.map((item, index): Checked => {
    if (item.type === "rejected") return item;
    const shopperId = item.type === "fact" ? item.fact.shopperId : item.impression.shopperId;
    return withLane(item, laneOf(index, shopperId), visit.origin, context.now);
  });
  return withPrices(assigned);
}

function withLane(item: Checked, lane: Lane, origin: string | null, now: number): Checked {
  if (item.type === "rejected") return item;
  const seen = "impression" in item && item.impression ? { impression: { ...item.impression, lane } } : {};
  if (item.type === "impression") return { ...item, impression: { ...item.impression, lane } };
  if (item.type === "click") return { ...item, ...seen, click: { ...item.click, lane } };
  const { shopperId } = item.fact;
  // Facts of nobody come from trusted programs alone, which are held back for nothing.
  const held =
    lane === "person" && shopperId !== null && getHoldBack().holds({ ...item.fact, shopperId, origin }, now);
  return { ...item, ...seen, fact: { ...item.fact, lane: held ? "held" : lane, origin } };
}

async function withPrices(checked: readonly Checked[]): Promise<Checked[]> {
  const priced = await priceSales(checked.flatMap((item) => (item.type === "fact" ? [item.fact] : [])));
  const facts: Iterator<Fact> = priced.values();
  return checked.map((item) => {
    if (item.type !== "fact") return item;
    const next = facts.next();
    return next.done ? item : { ...item, fact: next.value };
  });
}
