import "server-only";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { recordAudit } from "@/lib/shop/audit/record-audit";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import type { Placement } from "./placements";
import { SHIPPED, shippedStrategy } from "./shipped";
import { strategyName } from "./strategy-name";
import { type Strategy, strategySchema } from "./strategy-schema";

/** A strategy somebody has written: its version is given when it is stored. */
export type NewStrategy = Omit<Strategy, "version">;

/**
 * Stores the next version of a strategy, which changes nothing that is served. Returns its id. Throws AppError
 * unauthenticated, forbidden, or conflict for a name that another placement's strategies or those of Aisle have.
 */
export async function addStrategy(
  { strategy, note }: { strategy: NewStrategy; note: string },
  actor: Actor,
): Promise<string> {
  const createdBy = requireRight(actor, "merchandising:write");
  const { name, placement } = strategy;
  if (SHIPPED.some((one) => one.name === name))
    throw new AppError("conflict", `“${name}” ships with Aisle. Please give yours a name of its own.`);
  return inTransaction(async (db) => {
    await db.$executeRaw`lock table strategies in share row exclusive mode`;
    const before = await db.strategy.findMany({ where: { id: { startsWith: `${name}@` } } });
    if (before.some((one) => one.placement !== placement))
      throw new AppError("conflict", `“${name}” is a strategy of ${before[0]?.placement}.`);
    const version = before.length + 1;
    const recipe: Strategy = { ...strategy, version };
    const id = strategyName(recipe);
    const row = { id, placement, recipe: recipe as unknown as Prisma.InputJsonObject, note, createdBy };
    await db.strategy.create({ data: row, select: { id: true } });
    await recordAudit(db, { actor: createdBy, action: "strategy.add", subject: id, detail: { placement } });
    return id;
  });
}

/**
 * Serves a placement by another strategy. Throws AppError unauthenticated, forbidden, not_found, or conflict when the
 * strategy is of another placement, or `expected` does not serve it any more because somebody was faster.
 *
 * @param expected what served the placement when the decision was made
 */
export async function serveStrategy(
  { placement, id, expected }: { placement: Placement; id: string; expected: string },
  actor: Actor,
): Promise<void> {
  const name = requireRight(actor, "merchandising:write");
  const shipped = strategyName(shippedStrategy(placement));
  await inTransaction(async (db) => {
    await db.$executeRaw`lock table placement_strategies in share row exclusive mode`;
    const row = await db.placementStrategy.findUnique({ where: { placement } });
    const before = row?.strategyId ?? shipped;
    if (before !== expected)
      throw new AppError("conflict", `${before} serves ${placement} now: somebody was faster. Look again.`);
    if (before === id) return;
    if (id === shipped) await db.placementStrategy.deleteMany({ where: { placement } });
    else {
      const found = await db.strategy.findUnique({
        where: { id },
        select: { placement: true, recipe: true },
      });
      if (!found) throw new AppError("not_found", `There is no strategy ${id}.`);
      if (found.placement !== placement)
        throw new AppError("conflict", `${id} is a strategy of ${found.placement}, not of ${placement}.`);
      strategySchema.parse(found.recipe);
      await db.placementStrategy.upsert({
        where: { placement },
        create: { placement, strategyId: id },
        update: { strategyId: id },
        select: { placement: true },
      });
    }
    await recordAudit(db, {
      actor: name,
      action: "strategy.serve",
      subject: id,
      detail: { placement, from: before },
    });
  });
}
