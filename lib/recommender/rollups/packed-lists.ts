import { readDay } from "./packed-numbers";

/**
 * Where the records of each cell begin in columns that are in the order of cells: those of cell c end where those of c + 1
 * begin.
 */
export type Starts = Int32Array;

/** The lists that reached a step, in the order of their cells. */
export interface StepLists {
  starts: Starts;
  shoppers: Int32Array;
  /** Of each list its clicks, carts or order lines. */
  times: Int32Array;
  /** Of each list how many pieces were bought; null for clicks and carts. */
  units: Float64Array | null;
}

/** Lists of one day in columns, in the order of their cells. */
export interface ListDay {
  /** UTC. */
  day: string;
  lists: { starts: Starts; shoppers: Int32Array };
  /** Lists that reached a step. */
  reached: Record<"click" | "cart" | "purchase", StepLists>;
  /** Of lists that were bought from, in one currency; minor units. */
  amounts: { starts: Starts; shoppers: Int32Array; amounts: Float64Array };
}

/** What is read of the lists. */
export interface Reading {
  shoppers: ReportShoppers;
  currency: string;
  /** The largest cell there is. */
  mostCells: number;
  /** Cells whose lists and outcomes are wanted; amounts are read of all. */
  wants(cell: number): boolean;
}

/**
 * The numbers shoppers have in one report: below how many they are, so that a report over some days needs no room for all
 * shoppers there have ever been. Those who were merged have one number.
 */
export class ReportShoppers {
  /** By a merged shopper, the one they were merged into; 0 for all others. */
  readonly #wholes: Int32Array;
  /** The number in this report plus one; 0: not met yet. */
  readonly #numbers: Int32Array;
  #count = 0;

  /**
   * @param most the largest number of a shopper in the roll-ups
   * @param parts of each merged shopper the number, and that of whom they were merged into
   */
  constructor(most: number, parts: Int32Array) {
    this.#wholes = new Int32Array(most + 1);
    for (let i = 0; i < parts.length; i += 2) this.#wholes[parts[i] ?? 0] = parts[i + 1] ?? 0;
    this.#numbers = new Int32Array(most + 1);
  }

  get count(): number {
    return this.#count;
  }

  numberOf(shopper: number): number {
    const known = this.#numbers[shopper] ?? 0;
    return (known > 0 ? known : this.#give(shopper)) - 1;
  }

  #give(shopper: number): number {
    const whole = this.#wholes[shopper] || shopper;
    const known = this.#numbers[whole] || ++this.#count;
    this.#numbers[whole] = known;
    this.#numbers[shopper] = known;
    return known;
  }
}

/** Bytes of what stands before the shoppers of a cell, and of a record; `list-sql.ts` writes them. */
const HEADER = 8;
const OUTCOME = 28;
const AMOUNT = 19;

const viewOf = (bytes: Buffer): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Turns counts of cells, each a place behind its own, into where the cells begin. */
function toStarts(counts: Int32Array): Starts {
  for (let cell = 1; cell < counts.length; cell++)
    counts[cell] = (counts[cell] ?? 0) + (counts[cell - 1] ?? 0);
  return counts;
}

function readLists(bytes: Buffer, { shoppers: known, mostCells, wants }: Reading): ListDay["lists"] {
  const view = viewOf(bytes);
  const counts = new Int32Array(mostCells + 2);
  for (let at = 0; at < bytes.byteLength;) {
    const [cell, lists] = [view.getInt32(at), view.getInt32(at + 4)];
    if (wants(cell)) counts[cell + 1] = (counts[cell + 1] ?? 0) + lists;
    at += HEADER + 4 * lists;
  }
  const starts = toStarts(counts);
  const next = starts.slice();
  const shoppers = new Int32Array(starts[mostCells + 1] ?? 0);
  for (let at = 0; at < bytes.byteLength;) {
    const [cell, lists] = [view.getInt32(at), view.getInt32(at + 4)];
    at += HEADER;
    if (wants(cell)) {
      const first = next[cell] ?? 0;
      for (let i = 0; i < lists; i++) shoppers[first + i] = known.numberOf(view.getInt32(at + 4 * i));
      next[cell] = first + lists;
    }
    at += 4 * lists;
  }
  return { starts, shoppers };
}

/** Where in a record of an outcome the clicks, carts and order lines stand. */
const STEP_AT = { click: 8, cart: 12, purchase: 16 } as const;

function readStep(
  view: DataView,
  step: keyof typeof STEP_AT,
  { shoppers: known, mostCells, wants }: Reading,
): StepLists {
  const timesAt = STEP_AT[step];
  const counts = new Int32Array(mostCells + 2);
  for (let at = 0; at < view.byteLength; at += OUTCOME) {
    const cell = view.getInt32(at);
    if (view.getInt32(at + timesAt) > 0 && wants(cell)) counts[cell + 1] = (counts[cell + 1] ?? 0) + 1;
  }
  const starts = toStarts(counts);
  const next = starts.slice();
  const length = starts[mostCells + 1] ?? 0;
  const [shoppers, times] = [new Int32Array(length), new Int32Array(length)];
  const units = step === "purchase" ? new Float64Array(length) : null;
  for (let at = 0; at < view.byteLength; at += OUTCOME) {
    const cell = view.getInt32(at);
    const often = view.getInt32(at + timesAt);
    if (often === 0 || !wants(cell)) continue;
    const i = next[cell] ?? 0;
    next[cell] = i + 1;
    shoppers[i] = known.numberOf(view.getInt32(at + 4));
    times[i] = often;
    if (units) units[i] = view.getFloat64(at + 20);
  }
  return { starts, shoppers, times, units };
}

function readOutcomes(bytes: Buffer, reading: Reading): ListDay["reached"] {
  const view = viewOf(bytes);
  return {
    click: readStep(view, "click", reading),
    cart: readStep(view, "cart", reading),
    purchase: readStep(view, "purchase", reading),
  };
}

function readAmounts(bytes: Buffer, { shoppers: known, mostCells, currency }: Reading): ListDay["amounts"] {
  const view = viewOf(bytes);
  const counts = new Int32Array(mostCells + 2);
  const isAsked = (at: number) => bytes.toString("latin1", at + 8, at + 11) === currency;
  const asked: number[] = [];
  for (let at = 0; at < bytes.byteLength; at += AMOUNT) {
    if (!isAsked(at)) continue;
    asked.push(at);
    const cell = view.getInt32(at);
    counts[cell + 1] = (counts[cell + 1] ?? 0) + 1;
  }
  const starts = toStarts(counts);
  const next = starts.slice();
  const [shoppers, amounts] = [new Int32Array(asked.length), new Float64Array(asked.length)];
  for (const at of asked) {
    const cell = view.getInt32(at);
    const i = next[cell] ?? 0;
    next[cell] = i + 1;
    shoppers[i] = known.numberOf(view.getInt32(at + 4));
    amounts[i] = view.getFloat64(at + 11);
  }
  return { starts, shoppers, amounts };
}

/** Reads one day as it was copied out: its number, lists, outcomes, amounts. */
export function readListDay([day, lists, outcomes, amounts]: Buffer[], reading: Reading): ListDay {
  if (!day || !lists || !outcomes || !amounts) throw new Error("A day of lists has four fields.");
  return {
    day: readDay(day),
    lists: readLists(lists, reading),
    reached: readOutcomes(outcomes, reading),
    amounts: readAmounts(amounts, reading),
  };
}
