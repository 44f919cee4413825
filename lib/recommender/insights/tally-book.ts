import type { ListDay } from "@/lib/recommender/rollups/packed-lists";
import type { Cell } from "@/lib/recommender/rollups/read-days";
import { emptyOutcome, type Outcome } from "./outcome";
import { capOf, type DailyTally, toOutcome } from "./tally";
import { ShopperTally } from "./tally-lists";

/** The period asked for, and the one before it. */
export type Half = "now" | "before";

/** Both periods' days as they are tallied: each group once, however many rows of the report it is in. */
export class TallyBook {
  readonly #tally: ShopperTally;
  readonly #known = new Map<string, DailyTally>();
  /** Everything is cut at the same sum: that of all lists of both periods. */
  readonly #cap: number;

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
    const revenues = [days.now, days.before].map((half) => this.#tally.revenuesOf(half, ids));
    this.#cap = capOf(revenues);
  }

  /** What came of the lists of these cells in a period. */
  async outcome(half: Half, cells: readonly Cell[]): Promise<Outcome> {
    return toOutcome((await this.#tallyOnce(half, cells)).whole, this.#cap);
  }

  /** One outcome per day of the period, zeros where nothing was shown. */
  async perDay(days: readonly string[], cells: readonly Cell[]): Promise<Outcome[]> {
    const { days: tallies } = await this.#tallyOnce("now", cells);
    const shown = new Map(this.days.now.map(({ day }, i) => [day, tallies[i]]));
    return days.map((day) => {
      const tally = shown.get(day);
      return tally ? toOutcome(tally, this.#cap) : emptyOutcome();
    });
  }

  /** Tallies several groups in one go, which is quicker than one after the other when they are asked for. */
  async prepare(half: Half, groups: readonly (readonly Cell[])[]): Promise<void> {
    const wanted = new Map(groups.map((cells) => [keyOf(half, cells), cells]));
    const missing = [...wanted].filter(([key]) => !this.#known.has(key));
    const ids = missing.map(([, cells]) => cells.map(({ id }) => id));
    const tallies = await this.#tally.tally(this.days[half], ids);
    missing.forEach(([key], i) => {
      const tally = tallies[i];
      if (tally) this.#known.set(key, tally);
    });
  }

  async #tallyOnce(half: Half, cells: readonly Cell[]): Promise<DailyTally> {
    await this.prepare(half, [cells]);
    const tally = this.#known.get(keyOf(half, cells));
    if (!tally) throw new Error("A group was not tallied.");
    return tally;
  }
}

const keyOf = (half: Half, cells: readonly Cell[]): string =>
  `${half} ${cells.map(({ id }) => id).join(",")}`;
