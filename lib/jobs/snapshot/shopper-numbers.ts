import type pg from "pg";
import { shopperBytes } from "./interaction-rows";

interface ShopperRow {
  id: string;
  mergedInto: string | null;
  consent: boolean;
}

/** Numbers shoppers 0 … n−1 in the order they first appear, merged ones as the one they were merged into. */
export interface ShopperNumbers {
  /** Null for shoppers who do not want to be learnt from. */
  of(shopper: string): number | null;
  count(): number;
}

/** Follows merges to their end; a ring, which should not exist, ends where it was entered. */
function findCanonical(id: string, mergedInto: Map<string, string>): string {
  const seen = new Set<string>();
  let current = id;
  for (
    let next = mergedInto.get(current);
    next !== undefined && !seen.has(next);
    next = mergedInto.get(current)
  ) {
    seen.add(next);
    current = next;
  }
  return current;
}

/** Reads who was merged and who declined; everybody else needs no row. */
export async function loadShopperNumbers(client: pg.PoolClient): Promise<ShopperNumbers> {
  const { rows } = await client.query<ShopperRow>(
    `select id, merged_into_id as "mergedInto", consent from shoppers where merged_into_id is not null or not consent`,
  );
  const mergedInto = new Map<string, string>();
  const declined = new Set<string>();
  for (const row of rows) {
    if (row.mergedInto) mergedInto.set(shopperBytes(row.id), shopperBytes(row.mergedInto));
    if (!row.consent) declined.add(shopperBytes(row.id));
  }
  const numbers = new Map<string, number>();
  const known = new Map<string, number | null>();
  return {
    of(shopper) {
      const before = known.get(shopper);
      if (before !== undefined) return before;
      const canonical = findCanonical(shopper, mergedInto);
      let number: number | null = null;
      if (!declined.has(shopper) && !declined.has(canonical)) {
        number = numbers.get(canonical) ?? numbers.size;
        numbers.set(canonical, number);
      }
      known.set(shopper, number);
      return number;
    },
    count: () => numbers.size,
  };
}
