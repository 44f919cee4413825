import { setImmediate as nextTurn } from "node:timers/promises";
import type { ListDay } from "@/lib/recommender/rollups/packed-lists";
import type { Cell } from "@/lib/recommender/rollups/read-days";
import { emptyOutcome, type Outcome } from "./outcome";
import { capOf, ShopperTally, type Tally, toOutcome } from "./tally-lists";

/** The period asked for, and the one before it. */
export type Half = "now" | "before";

/** Lists that are tallied in one go: some ten milliseconds. */
const LISTS_A_TURN = 1_000_000;

/** Both periods' days as they are tallied: each group once, however many rows of the report it is in. */
export class TallyBook {
  readonly #tally: ShopperTally;
  readonly #known = new Map<string, Tally>();
  /** Everything is cut at the same sum: that of all lists of both periods. */
  readonly #cap: number;
  #sinceTurn = 0;

  /**
   * @param cells all there are
   * @param shoppers how many they were shown to
   */
  constructor(
    readonly days: Readonly<Record<Half, readonly ListDay[]>>,
    cells: readonly Cell[],
    shoppers: number,
  ) {
    this.#tally = new ShopperTally(shoppers);
    const ids = cells.map(({ id }) => id);
    const revenues = [days.now, days.before].map((half) =>
      this.#tally.revenuesOf({ days: half, cells: ids }),
    );
    this.#cap = capOf(revenues);
  }

  /** What came of the lists of these cells in a period, or on one day of it. */
  async outcome(half: Half, cells: readonly Cell[], day: ListDay | null = null): Promise<Outcome> {
    return toOutcome(await this.#tallyOnce(half, cells, day), this.#cap);
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

  async #tallyOnce(half: Half, cells: readonly Cell[], day: ListDay | null): Promise<Tally> {
    const ids = cells.map(({ id }) => id);
    const key = `${half} ${day?.day ?? ""} ${ids.join(",")}`;
    const known = this.#known.get(key);
    if (known) return known;
    const tally = this.#tally.tally({ days: day ? [day] : this.days[half], cells: ids });
    this.#known.set(key, tally);
    // As while they are read: what else the process does goes on in between.
    this.#sinceTurn += tally.outcome.lists;
    if (this.#sinceTurn > LISTS_A_TURN) {
      this.#sinceTurn = 0;
      await nextTurn();
    }
    return tally;
  }
}
