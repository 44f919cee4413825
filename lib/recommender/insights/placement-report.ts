import { type Cell, readCells, readLists, readRollups } from "@/lib/recommender/rollups/read-days";
import { boundsOf, type Coverage, coverageOf, listSpan } from "./data-span";
import type { Outcome } from "./outcome";
import { currentDay, daysOf, type Period, previousPeriod } from "./period";
import { TallyBook } from "./tally-book";

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
}

/** The same, with what its strategies and its models did; both ordered by lists shown, most first. */
export interface PlacementParts extends PlacementRow {
  strategies: Part[];
  models: Part[];
}

/** What came of all lists together. */
export interface PlacementTotals {
  coverage: Coverage;
  /** Revenue is of orders in this currency. */
  currency: string;
  total: BothPeriods;
}

/** What came of the lists of one placement. */
export interface PlacementDetail {
  coverage: Coverage;
  currency: string;
  days: string[];
  /** Null when none was shown in either period. */
  row: PlacementParts | null;
}

/** @typeParam Row what is told of each placement */
export interface PlacementReport<Row extends PlacementRow = PlacementRow> {
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
  placements: Row[];
}

function byLists(a: Part, b: Part): number {
  return b.outcome.lists - a.outcome.lists || a.name.localeCompare(b.name);
}

/** Cells by one of their names. */
function groupBy(cells: readonly Cell[], name: "placement" | "strategy" | "model"): Map<string, Cell[]> {
  const groups = new Map<string, Cell[]>();
  for (const cell of cells) groups.set(cell[name], [...(groups.get(cell[name]) ?? []), cell]);
  return groups;
}

async function partsOf(book: TallyBook, cells: readonly Cell[], name: "strategy" | "model"): Promise<Part[]> {
  const parts: Part[] = [];
  for (const [part, own] of groupBy(cells, name))
    parts.push({ name: part, outcome: await book.outcome("now", own) });
  return parts.filter(({ outcome }) => outcome.lists > 0).sort(byLists);
}

type MakeRow<Row> = (
  book: TallyBook,
  placement: string,
  cells: readonly Cell[],
  days: readonly string[],
) => Promise<Row>;

const toRow: MakeRow<PlacementRow> = async (book, placement, cells, days) => ({
  placement,
  now: await book.outcome("now", cells),
  before: await book.outcome("before", cells),
  perDay: await book.perDay(days, cells),
});

const toParts: MakeRow<PlacementParts> = async (book, placement, cells, days) => ({
  ...(await toRow(book, placement, cells, days)),
  strategies: await partsOf(book, cells, "strategy"),
  models: await partsOf(book, cells, "model"),
});

/** Reads both periods' lists, of one placement or of all. All numbers of one report are of one moment. */
async function readBook(period: Period, currency: string, placement: string | null) {
  const [from, , to] = boundsOf(period);
  return readRollups(async (client) => {
    const cells = await readCells(client);
    const { days, shoppers } = await readLists(client, { from, to, currency, cells, placement });
    const isNow = ({ day }: { day: string }) => day >= period.from;
    const halves = { now: days.filter(isNow), before: days.filter((day) => !isNow(day)) };
    return {
      cells,
      book: new TallyBook(halves, cells, shoppers),
      span: await listSpan(client, placement),
    };
  });
}

const wasShown = ({ now, before }: BothPeriods): boolean => now.lists + before.lists > 0;

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
export function placementReport(
  period: Period,
  currency: string,
  today = currentDay(),
): Promise<PlacementReport> {
  return makeReport(toRow, period, currency, today);
}

/** The same, with the strategies and models of each placement. */
export function placementReportInParts(
  period: Period,
  currency: string,
  today = currentDay(),
): Promise<PlacementReport<PlacementParts>> {
  return makeReport(toParts, period, currency, today);
}

async function makeReport<Row extends PlacementRow>(
  make: MakeRow<Row>,
  period: Period,
  currency: string,
  today: string,
): Promise<PlacementReport<Row>> {
  const { cells, book, span } = await readBook(period, currency, null);
  const days = daysOf(period);
  const byPlacement = groupBy(cells, "placement");
  for (const half of ["now", "before"] as const) await book.prepare(half, [...byPlacement.values(), cells]);
  const placements: Row[] = [];
  for (const [placement, own] of byPlacement) placements.push(await make(book, placement, own, days));
  return {
    period,
    previous: previousPeriod(period),
    coverage: coverageOf(span, period, today),
    currency,
    days,
    total: { now: await book.outcome("now", cells), before: await book.outcome("before", cells) },
    perDay: await book.perDay(days, cells),
    placements: placements
      .filter(wasShown)
      .sort((a, b) => b.now.lists - a.now.lists || a.placement.localeCompare(b.placement)),
  };
}

/** The same, of all lists together alone. */
export async function placementTotals(
  period: Period,
  currency: string,
  today = currentDay(),
): Promise<PlacementTotals> {
  const { cells, book, span } = await readBook(period, currency, null);
  const total = { now: await book.outcome("now", cells), before: await book.outcome("before", cells) };
  return { coverage: coverageOf(span, period, today), currency, total };
}

/** The same, of one placement alone. */
export async function placementDetail(
  placement: string,
  period: Period,
  currency: string,
  today = currentDay(),
): Promise<PlacementDetail> {
  const { cells, book, span } = await readBook(period, currency, placement);
  const days = daysOf(period);
  const own = cells.filter((cell) => cell.placement === placement);
  const row = await toParts(book, placement, own, days);
  return { coverage: coverageOf(span, period, today), currency, days, row: wasShown(row) ? row : null };
}
