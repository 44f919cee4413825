import "server-only";
import { isStaff } from "@/lib/shop/auth/scopes";
import type { Db } from "@/lib/platform/db/client";
import type { Fact } from "./facts";
import { OURSELVES, type Visit } from "./visit";
import { writeEvents } from "./write-events";

/** Something a shopper did that the shop itself saw, in the cart, at the checkout, at a like button or in a list. */
export interface ShopFact {
  id: string;
  kind: Extract<Fact["kind"], "like" | "unlike" | "cart" | "uncart" | "purchase" | "rating">;
  productId: number;
  /** Pieces, or stars. */
  quantity: number;
  listId: string | null;
}

/**
 * Records facts in the transaction of what they are about, so that both are kept or neither. A fact whose id is known
 * is not recorded again; a shopper who does not consent leaves none; what a program or an admin does is kept apart.
 *
 * @returns what is new: give it to `rememberFacts` after the commit
 */
export async function recordFacts(
  db: Db,
  shopperId: string,
  given: readonly ShopFact[],
  visit: Visit = OURSELVES,
): Promise<Fact[]> {
  const select = { consent: true, user: { select: { role: true } } } as const;
  const shopper = await db.shopper.findUnique({ where: { id: shopperId }, select });
  if (shopper?.consent === false) return [];
  const at = Date.now();
  const lane = visit.lane === "person" && isStaff(shopper?.user?.role ?? "customer") ? "admin" : visit.lane;
  const { origin } = visit;
  const facts = given.map(({ quantity, ...fact }): Fact => ({
    ...fact,
    shopperId,
    value: quantity,
    at,
    clientAt: null,
    lane,
    origin,
  }));
  const added = await writeEvents(db, { facts });
  return facts.filter((fact) => added.facts.has(fact.id));
}

/** Whether a fact with this id has been recorded: then the click it stands for has been dealt with. */
export async function isRecorded(db: Db, id: string): Promise<boolean> {
  return (await db.interaction.findUnique({ where: { id }, select: { id: true } })) !== null;
}
