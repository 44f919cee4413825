import "server-only";
import { LRUCache } from "lru-cache";
import { getDb } from "@/lib/platform/db/client";
import { createSingleton } from "@/lib/platform/singleton";
import { isStaff } from "@/lib/shop/auth/scopes";
import type { Shopper } from "@/lib/shop/shoppers/queries";

/** Whoever joins the staff is known as one of them within this time. */
const LIFETIME_MS = 60_000;

const roles = createSingleton(
  "shop.admins",
  () => new LRUCache<string, boolean>({ max: 20_000, ttl: LIFETIME_MS }),
).get;

/** Of these shoppers, the ids of those that belong to its staff: what they look at in their own shop is nobody's interest. */
export async function findAdmins(shoppers: readonly Shopper[]): Promise<Set<string>> {
  const users = [...new Set(shoppers.flatMap(({ userId }) => userId ?? []))];
  const unknown = users.filter((id) => roles().get(id) === undefined);
  if (unknown.length > 0) {
    const rows = await getDb().user.findMany({
      where: { id: { in: unknown } },
      select: { id: true, role: true },
    });
    for (const { id, role } of rows) roles().set(id, isStaff(role));
  }
  return new Set(shoppers.filter(({ userId }) => userId && roles().get(userId)).map(({ id }) => id));
}
