import "server-only";
import { getDb } from "@/lib/platform/db/client";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import type { PromoTerms } from "./promo-math";

/** A code in the merchant's list. */
export interface ListedPromo extends PromoTerms {
  id: number;
  active: boolean;
  /** ISO 8601; `endsAt` is the first moment it does not hold any more. */
  startsAt: string | null;
  endsAt: string | null;
  maxUses: number | null;
  maxPerCustomer: number | null;
  /** Orders placed with it that stand. */
  uses: number;
  /** What it has taken off these, in minor units, by currency. */
  given: { amount: number; currency: string }[];
}

/** As many codes as the page shows: those that were added last. */
const MOST = 200;

/** The shop's codes, newest first. Throws AppError unauthenticated or forbidden. */
export async function listPromos(actor: Actor): Promise<ListedPromo[]> {
  requireRight(actor, "merchandising:read");
  const promos = await getDb().promo.findMany({ orderBy: { id: "desc" }, take: MOST });
  const sums = await getDb().order.groupBy({
    by: ["promoId", "currency"],
    where: { promoId: { in: promos.map(({ id }) => id) }, status: { not: "cancelled" } },
    _count: true,
    _sum: { discountAmount: true },
  });
  return promos.map(({ createdAt: _, startsAt, endsAt, ...promo }) => {
    const own = sums.filter(({ promoId }) => promoId === promo.id);
    return {
      ...promo,
      startsAt: startsAt?.toISOString() ?? null,
      endsAt: endsAt?.toISOString() ?? null,
      uses: own.reduce((sum, { _count }) => sum + _count, 0),
      given: own.map(({ currency, _sum }) => ({ amount: _sum.discountAmount ?? 0, currency })),
    };
  });
}
