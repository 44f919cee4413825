import { readDay } from "./packed-numbers";

/** Lists of one day, in columns. All columns of a table are equally long. */
export interface ListDay {
  /** UTC. */
  day: string;
  lists: { cells: Int32Array; shoppers: Int32Array };
  /** Of lists that something came of. */
  outcomes: {
    cells: Int32Array;
    shoppers: Int32Array;
    clicks: Int32Array;
    carts: Int32Array;
    lines: Int32Array;
    units: Float64Array;
  };
  /** Of lists that were bought from, in one currency; minor units. */
  amounts: { cells: Int32Array; shoppers: Int32Array; amounts: Float64Array };
}

/** Bytes of a record; `list-sql.ts` writes them. */
const LIST = 8;
const OUTCOME = 28;
const AMOUNT = 19;

const viewOf = (bytes: Buffer): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The number a shopper's lists count for: that of whom they were merged into, or their own. */
export type WholeOf = (shopper: number) => number;

function readLists(bytes: Buffer, wholeOf: WholeOf): ListDay["lists"] {
  const view = viewOf(bytes);
  const length = bytes.byteLength / LIST;
  const [cells, shoppers] = [new Int32Array(length), new Int32Array(length)];
  for (let i = 0, at = 0; i < length; i++, at += LIST) {
    cells[i] = view.getInt32(at);
    shoppers[i] = wholeOf(view.getInt32(at + 4));
  }
  return { cells, shoppers };
}

function readOutcomes(bytes: Buffer, wholeOf: WholeOf): ListDay["outcomes"] {
  const view = viewOf(bytes);
  const length = bytes.byteLength / OUTCOME;
  const column = () => new Int32Array(length);
  const [cells, shoppers, clicks, carts, lines] = [column(), column(), column(), column(), column()];
  const units = new Float64Array(length);
  for (let i = 0, at = 0; i < length; i++, at += OUTCOME) {
    cells[i] = view.getInt32(at);
    shoppers[i] = wholeOf(view.getInt32(at + 4));
    clicks[i] = view.getInt32(at + 8);
    carts[i] = view.getInt32(at + 12);
    lines[i] = view.getInt32(at + 16);
    units[i] = view.getFloat64(at + 20);
  }
  return { cells, shoppers, clicks, carts, lines, units };
}

function readAmounts(bytes: Buffer, wholeOf: WholeOf, currency: string): ListDay["amounts"] {
  const view = viewOf(bytes);
  const cells: number[] = [];
  const shoppers: number[] = [];
  const amounts: number[] = [];
  for (let at = 0; at < bytes.byteLength; at += AMOUNT) {
    if (bytes.toString("latin1", at + 8, at + 11) !== currency) continue;
    cells.push(view.getInt32(at));
    shoppers.push(wholeOf(view.getInt32(at + 4)));
    amounts.push(view.getFloat64(at + 11));
  }
  return {
    cells: Int32Array.from(cells),
    shoppers: Int32Array.from(shoppers),
    amounts: Float64Array.from(amounts),
  };
}

/** Reads one day as it was copied out: its number, lists, outcomes, amounts. */
export function readListDay(
  [day, lists, outcomes, amounts]: Buffer[],
  wholeOf: WholeOf,
  currency: string,
): ListDay {
  if (!day || !lists || !outcomes || !amounts) throw new Error("A day of lists has four fields.");
  return {
    day: readDay(day),
    lists: readLists(lists, wholeOf),
    outcomes: readOutcomes(outcomes, wholeOf),
    amounts: readAmounts(amounts, wholeOf, currency),
  };
}
