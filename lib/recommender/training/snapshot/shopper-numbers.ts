import type pg from "pg";
import { layOutRow, readBinaryRows } from "./binary-copy";
import { ID_BYTES, IdTable } from "./id-table";

/** Numbers shoppers 0 … n−1 in the order they first appear, merged ones as the one they were merged into. */
export interface ShopperNumbers {
  /** The number of the shopper whose id begins at `offset`; −1 for shoppers who do not want to be learnt from. */
  of(bytes: Uint8Array, offset: number): number;
  count(): number;
}

const UNKNOWN = -2;
const DECLINED = -1;
const LAYOUT = layOutRow([ID_BYTES, ID_BYTES, 1]);
const [ID = 0, INTO = 0, CONSENT = 0] = LAYOUT.offsets;
/** Whoever was merged or declined; everybody else needs no row. */
const SPECIAL = `select id, coalesce(merged_into_id, id), consent from shoppers where merged_into_id is not null or not consent`;

/** What is known of each id of a table; grows with it. */
class Column {
  #values = new Int32Array(1 << 10).fill(UNKNOWN);

  get(i: number): number {
    return this.#values[i] ?? UNKNOWN;
  }

  set(i: number, value: number): void {
    if (i >= this.#values.length) {
      const longer = new Int32Array(2 ** Math.ceil(Math.log2(i + 2))).fill(UNKNOWN);
      longer.set(this.#values);
      this.#values = longer;
    }
    this.#values[i] = value;
  }
}

/** Reads who was merged and who declined. */
export async function loadShopperNumbers(
  client: pg.PoolClient,
  signal?: AbortSignal,
): Promise<ShopperNumbers> {
  const ids = new IdTable();
  const mergedInto = new Map<number, number>();
  const declined = new Set<number>();
  const readSpecial = (bytes: Buffer, start: number): void => {
    const id = ids.add(bytes, start + ID);
    const into = ids.add(bytes, start + INTO);
    if (into !== id) mergedInto.set(id, into);
    if (bytes[start + CONSENT] === 0) declined.add(id);
  };
  await readBinaryRows(client, SPECIAL, LAYOUT, readSpecial, signal);
  const numbers = new Column();
  let count = 0;
  const decide = (id: number): number => {
    const canonical = findCanonical(id, mergedInto);
    if (declined.has(id) || declined.has(canonical)) return DECLINED;
    const known = numbers.get(canonical);
    const number = known >= 0 ? known : count++;
    numbers.set(canonical, number);
    return number;
  };
  return {
    of(bytes, offset) {
      const id = ids.add(bytes, offset);
      const known = numbers.get(id);
      if (known !== UNKNOWN) return known;
      const number = decide(id);
      numbers.set(id, number);
      return number;
    },
    count: () => count,
  };
}

/** Follows merges to their end; a ring, which should not exist, ends where it was entered. */
function findCanonical(id: number, mergedInto: ReadonlyMap<number, number>): number {
  const seen = new Set<number>();
  let current = id;
  for (let next = mergedInto.get(id); next !== undefined && !seen.has(next); next = mergedInto.get(current)) {
    seen.add(next);
    current = next;
  }
  return current;
}
