import "server-only";
import type { Db } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";

/** A checkout as it is entered, with what is held for it. */
export interface NewCheckout {
  id: string;
  checkout: Omit<Prisma.CheckoutUncheckedCreateInput, "id" | "lines" | "payments">;
  lines: readonly Omit<Prisma.CheckoutLineCreateManyInput, "checkoutId">[];
}

/** Enters a checkout, in place of what was entered for the same form before. */
export async function enterCheckout(db: Db, { id, checkout, lines }: NewCheckout): Promise<void> {
  const create = { id, ...checkout };
  await db.checkout.upsert({ where: { id }, create, update: checkout, select: { id: true } });
  await db.checkoutLine.createMany({ data: lines.map((line) => ({ ...line, checkoutId: id })) });
}

/** Nothing is held for the checkout any more. With its order made, nothing of the person stays here either. */
export async function endCheckout(db: Db, id: string, state: "released" | "ordered"): Promise<void> {
  await db.checkoutLine.deleteMany({ where: { checkoutId: id } });
  const data = state === "ordered" ? { state, form: {} } : { state };
  await db.checkout.update({ where: { id }, data, select: { id: true } });
}

/** Called at sign-in: what this browser is paying for at this moment is the account's from now on. */
export async function claimCheckouts(
  db: Db,
  fromShopper: string,
  owner: { userId: string; shopperId: string },
): Promise<void> {
  await db.checkout.updateMany({ where: { shopperId: fromShopper, state: "open" }, data: owner });
}

/** Drops checkouts that came to nothing before a time, but those of which a payment still has to be settled. */
export async function dropReleased(db: Db, before: Date): Promise<number> {
  const unsettled = {
    some: { state: { in: ["open" as const, "authorised" as const, "abandoned" as const] } },
  };
  const { count } = await db.checkout.deleteMany({
    where: { state: "released", heldUntil: { lt: before }, NOT: { payments: unsettled } },
  });
  return count;
}
