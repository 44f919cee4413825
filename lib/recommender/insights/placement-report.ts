import { setImmediate as nextTurn } from "node:timers/promises";
import {
  type Cell,
  readCells,
  readListDays,
  readMostShoppers,
  readRollups,
} from "@/lib/recommender/rollups/read-days";
import { indexDay, type IndexedDay } from "./cell-index";
import { boundsOf, type Coverage, coverageOf, listSpan } from "./data-span";
import { emptyOutcome, type Outcome } from "./outcome";
import { currentDay, daysOf, type Period, previousPeriod } from "./period";
import { capOf, ShopperTally, type Tally, toOutcome } from "./tally-lists";

/** The same numbers for the period asked for and for as many days before it. */
export interface BothPeriods {
  now: Outcome;
  before: Outcome;
}

/** One strategy's or one model version's part of a placement, in the period asked for. */
export interface Part {
  /** "" in the list of models: answered without a model. */
  name: string;
  outcome: Outcome;
}

export interface PlacementRow extends BothPeriods {
  placement: string;
  /** One entry per day of the report, zeros where nothing was shown. */
  perDay: Outcome[];
  /** Both ordered by lists shown, most first. */
  strategies: Part[];
  models: Part[];
}

export interface PlacementReport {
  period: Period;
  previous: Period;
  coverage: Coverage;
  /** Revenue is of orders in this currency. */
  currency: string;
  days: string[];
  total: BothPeriods;
  /** One entry per day, zeros where nothing was shown. */
  perDay: Outcome[];
  /** Ordered by lists shown, most first; placements shown in neither period are not there. */
  placements: PlacementRow[];
}

function byLists(a: Part, b: Part): number {
  return b.outcome.lists - a.outcome.lists || a.name.localeCompare(b.name);
}

/** Both periods' days as they are tallied: each group once, however many rows of the report it is in. */
class ListBook {
  readonly #tally: ShopperTally;
  readonly #known = new Map<string, Tally>();
  #sinceTurn = 0;
  /** Everything cut at the same sum. */
  cap = Number.POSITIVE_INFINITY;

  constructor(
    readonly days: Readonly<Record<"now" | "before", readonly IndexedDay[]>>,
    mostShoppers: number,
  ) {
    this.#tally = new ShopperTally(mostShoppers);
  }

  /** What came of the lists of these cells in a period, or on one day of it. */
  async tally(half: "now" | "before", cells: readonly Cell[], day: IndexedDay | null = null): Promise<Tally> {
    const ids = cells.map(({ id }) => id);
    const key = `${half} ${day?.day ?? ""} ${ids.join(",")}`;
    const known = this.#known.get(key);
    if (known) return known;
    const tally = this.#tally.tally({ days: day ? [day] : this.days[half], cells: ids });
    this.#known.set(key, tally);
    // Recommendations are served by the same process: they do not wait for a whole report.
    this.#sinceTurn += tally.outcome.lists;
    if (this.#sinceTurn > LISTS_A_TURN) {
      this.#sinceTurn = 0;
      await nextTurn();
    }
    return tally;
  }

  async outcome(
    half: "now" | "before",
    cells: readonly Cell[],
    day: IndexedDay | null = null,
  ): Promise<Outcome> {
    return toOutcome(await this.tally(half, cells, day), this.cap);
  }

  /** One outcome per day of the period, zeros where nothing was shown. */
  async perDay(days: readonly string[], cells: readonly Cell[]): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    for (const day of days) {
      const shown = this.days.now.find((one) => one.day === day);
      outcomes.push(shown ? await this.outcome("now", cells, shown) : emptyOutcome());
    }
    return outcomes;
  }
}

/** Lists that are tallied in one go: some ten milliseconds. */
const LISTS_A_TURN = 1_000_000;

/** Cells by one of their names. */
function groupBy(cells: readonly Cell[], name: "placement" | "strategy" | "model"): Map<string, Cell[]> {
  const groups = new Map<string, Cell[]>();
  for (const cell of cells) groups.set(cell[name], [...(groups.get(cell[name]) ?? []), cell]);
  return groups;
}

async function partsOf(book: ListBook, cells: readonly Cell[], name: "strategy" | "model"): Promise<Part[]> {
  const parts: Part[] = [];
  for (const [part, own] of groupBy(cells, name))
    parts.push({ name: part, outcome: await book.outcome("now", own) });
  return parts.filter(({ outcome }) => outcome.lists > 0).sort(byLists);
}

async function toPlacement(
  book: ListBook,
  placement: string,
  cells: readonly Cell[],
  days: readonly string[],
): Promise<PlacementRow> {
  return {
    placement,
    now: await book.outcome("now", cells),
    before: await book.outcome("before", cells),
    perDay: await book.perDay(days, cells),
    strategies: await partsOf(book, cells, "strategy"),
    models: await partsOf(book, cells, "model"),
  };
}

/**
 * What came of the lists shown in `period`, and in as many days before it.
 *
 * - **What counts.** A list counts when its impression arrived from a person, once, on the UTC day of that impression. All
 *   that came of it counts on that same day, so a rate is always a share of the lists beside it. Robots, prefetched pages
 *   and the shop's own admins are in no number.
 * - **Attribution.** Clicks, add-to-carts and purchases carry the id of the list they came from; nothing is guessed. They
 *   count when they happened within seven days after the impression. The newest seven days therefore still grow.
 * - **Rates** (`rateOf`) are of shoppers: of each shopper the share of their lists that got a click (a cart, a purchase),
 *   and of these the mean. Several clicks in one list raise `clicks`, not the rate; many lists of one shopper neither.
 * - **Purchases and revenue** are order lines, of orders here that were neither cancelled nor returned and of purchases
 *   other front ends reported: lines, units, and unit price × quantity in `currency`, without shipping. Lines in other
 *   currencies count as bought but add no revenue.
 *
 * @param today the UTC day it is now
 */
export async function placementReport(
  period: Period,
  currency: string,
  today = currentDay(),
): Promise<PlacementReport> {
  const days = daysOf(period);
  const [start, , end] = boundsOf(period);
  const { cells, mostShoppers, read, span } = await readRollups(async (client) => {
    const mostShoppers = await readMostShoppers(client);
    return {
      mostShoppers,
      cells: await readCells(client),
      read: await readListDays(client, { from: start, to: end, currency, mostShoppers }),
      span: await listSpan(client),
    };
  });
  const mostCells = Math.max(0, ...cells.map(({ id }) => id));
  const indexed = read.map((day) => indexDay(day, mostCells));
  const isNow = ({ day }: IndexedDay) => day >= period.from;
  const book = new ListBook(
    { now: indexed.filter(isNow), before: indexed.filter((day) => !isNow(day)) },
    mostShoppers,
  );
  const totals = [await book.tally("now", cells), await book.tally("before", cells)];
  book.cap = capOf(totals.map(({ revenues }) => revenues));
  const placements: PlacementRow[] = [];
  for (const [placement, own] of groupBy(cells, "placement"))
    placements.push(await toPlacement(book, placement, own, days));
  return {
    period,
    previous: previousPeriod(period),
    coverage: coverageOf(span, period, today),
    currency,
    days,
    total: { now: await book.outcome("now", cells), before: await book.outcome("before", cells) },
    perDay: await book.perDay(days, cells),
    placements: placements
      .filter(({ now, before }) => now.lists + before.lists > 0)
      .sort((a, b) => b.now.lists - a.now.lists || a.placement.localeCompare(b.placement)),
  };
}
