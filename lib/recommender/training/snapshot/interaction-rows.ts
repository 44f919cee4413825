import type pg from "pg";
import { KINDS } from "@/ml/index";
import { layOutRow, readBinaryRows, readTime } from "./binary-copy";
import { ID_BYTES } from "./id-table";

/** One interaction as it comes out of the database; the same object is used for every row. */
export interface InteractionRow {
  /** The shopper's id is 16 bytes of these, from `offset` on. */
  bytes: Uint8Array;
  offset: number;
  productId: number;
  /** Index into KINDS. */
  kind: number;
  value: number;
  /** Milliseconds since the epoch. */
  at: number;
  /** The moment we can vouch for: the same, or when it arrived if only a browser says when it was. */
  seen: number;
  /** Whether we saw it ourselves, or a program that the shop trusts. */
  isVouchedFor: boolean;
}

const LAYOUT = layOutRow([ID_BYTES, 4, 2, 4, 8, 8, 1]);
const [SHOPPER = 0, PRODUCT = 0, KIND = 0, VALUE = 0, AT = 0, SEEN = 0, VOUCHED = 0] = LAYOUT.offsets;
const KIND_NUMBER = KINDS.map((kind, index) => `when '${kind}' then ${index}`).join(" ");

/**
 * What counts, and happened in time; facts of nobody teach nothing about taste. COPY takes no parameters; the only thing
 * put in is a number of ours.
 */
const counting = (until: number | null) =>
  `where lane = 'person' and shopper_id is not null${until === null ? "" : ` and at < to_timestamp(${Number(until)} / 1000.0)`}`;

/** Only the shoppers that the transaction's setting names (see shopper-logs.ts). */
const OF_SET_SHOPPERS = "and shopper_id = any(current_setting('aisle.shoppers')::uuid[])";

/** How many interactions `readInteractions` will read. */
export async function countInteractions(client: pg.PoolClient, until: number | null): Promise<number> {
  const { rows } = await client.query<{ count: string }>(
    `select count(*) from interactions ${counting(until)}`,
  );
  return Number(rows[0]?.count ?? 0);
}

/** How many interactions of each product `readInteractions` will read. */
export async function countByProduct(
  client: pg.PoolClient,
  until: number | null,
): Promise<ReadonlyMap<number, number>> {
  const { rows } = await client.query<{ id: number; count: string }>(
    `select product_id as id, count(*) from interactions ${counting(until)} group by product_id`,
  );
  return new Map(rows.map(({ id, count }) => [id, Number(count)]));
}

/**
 * Streams the interactions that count, oldest first, to `onRow` (which must not keep the row). Only those before `until`
 * (milliseconds since the epoch) unless that is null. Stops with `signal`.
 *
 * @param ofSetShoppers only of those that the setting `aisle.shoppers` of the transaction names
 */
export async function readInteractions(
  client: pg.PoolClient,
  until: number | null,
  onRow: (row: InteractionRow) => void,
  { signal, ofSetShoppers = false }: { signal?: AbortSignal | undefined; ofSetShoppers?: boolean } = {},
): Promise<void> {
  const row: InteractionRow = {
    bytes: new Uint8Array(0),
    offset: 0,
    productId: 0,
    kind: 0,
    value: 0,
    at: 0,
    seen: 0,
    isVouchedFor: true,
  };
  const query = `select shopper_id, product_id, (case kind ${KIND_NUMBER} end)::int2, value, at,
      case when origin is null then at else received_at end, origin is null
    from interactions ${counting(until)} ${ofSetShoppers ? OF_SET_SHOPPERS : ""} order by at, id`;
  const read = (bytes: Buffer, start: number): void => {
    row.bytes = bytes;
    row.offset = start + SHOPPER;
    row.productId = bytes.readInt32BE(start + PRODUCT);
    row.kind = bytes.readInt16BE(start + KIND);
    row.value = bytes.readFloatBE(start + VALUE);
    row.at = readTime(bytes, start + AT);
    row.seen = readTime(bytes, start + SEEN);
    row.isVouchedFor = bytes[start + VOUCHED] === 1;
    onRow(row);
  };
  await readBinaryRows(client, query, LAYOUT, read, signal);
}
