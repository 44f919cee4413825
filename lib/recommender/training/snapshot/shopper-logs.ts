import type pg from "pg";
import type { UserEvents } from "@/ml/index";
import { ID_BYTES } from "./id-table";
import { readInteractions } from "./interaction-rows";
import { VoteCap } from "./vote-cap";

interface Asked {
  /** Uuids. */
  readonly shoppers: readonly string[];
  /** Milliseconds since the epoch: only what happened before. */
  readonly until: number;
  /** How many products the model knows. */
  readonly productCount: number;
  /** A model's index of a product, or null for one it does not know. */
  indexOf(productId: number): number | null;
}

/** Grows as rows come. */
interface Columns {
  readonly items: number[];
  readonly kinds: number[];
  readonly values: number[];
  readonly at: number[];
}

/**
 * What a training would learn from of some shoppers: the same rows in the same order, repetitions thinned out. Who is left out
 * as a newcomer or as no person is not decided here: that takes everybody.
 */
export async function readShopperLogs(
  client: pg.PoolClient,
  { shoppers, until, productCount, indexOf }: Asked,
): Promise<Map<string, UserEvents>> {
  const numbers = new Map(shoppers.map((id, number) => [id.toLowerCase(), number]));
  const logs = shoppers.map((): Columns => ({ items: [], kinds: [], values: [], at: [] }));
  const cap = new VoteCap(productCount);
  // COPY takes no parameters; a setting of this transaction does.
  await client.query("select set_config('aisle.shoppers', $1, true)", [`{${shoppers.join(",")}}`]);
  await readInteractions(
    client,
    until,
    (row) => {
      const shopper = numbers.get(uuidAt(row.bytes, row.offset));
      const item = indexOf(row.productId);
      if (shopper === undefined || item === null) return;
      const { kind, value, at, seen, isVouchedFor } = row;
      if (!cap.keeps({ shopper, product: item, kind, at, seen, isVouchedFor })) return;
      const log = logs[shopper];
      log?.items.push(item);
      log?.kinds.push(kind);
      log?.values.push(value);
      log?.at.push(at);
    },
    { ofSetShoppers: true },
  );
  return new Map(
    shoppers.map((id, number) => {
      const { items = [], kinds = [], values = [], at = [] } = logs[number] ?? {};
      return [
        id,
        {
          items: Uint32Array.from(items),
          kinds: Uint8Array.from(kinds),
          values: Float32Array.from(values),
          at: Float64Array.from(at),
        },
      ];
    }),
  );
}

function uuidAt(bytes: Uint8Array, offset: number): string {
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset + offset, ID_BYTES).toString("hex");
  return [0, 8, 12, 16, 20].map((from, i, starts) => hex.slice(from, starts[i + 1])).join("-");
}
