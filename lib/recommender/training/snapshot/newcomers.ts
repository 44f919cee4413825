const DAY_MS = 86_400_000;
/** With fewer shoppers older than a day, a shop has nothing else to learn from than its newcomers. */
const FEWEST_OTHERS = 20;

/**
 * Tells the shoppers whom only browsers have reported and only since a day from all others. They are learnt from tomorrow:
 * a cookie costs nothing, and whoever makes a thousand of them decides neither what is learnt today nor what is promoted.
 */
export class Newcomers {
  #firstSeen = new Float64Array(1 << 10).fill(Number.POSITIVE_INFINITY);
  #newest = Number.NEGATIVE_INFINITY;

  /**
   * @param seen when it arrived, or when it happened if we saw it ourselves
   * @param isVouchedFor whether we saw it ourselves, or a program the shop trusts did
   */
  see(shopper: number, seen: number, isVouchedFor: boolean): void {
    if (shopper >= this.#firstSeen.length) {
      const longer = new Float64Array(2 ** Math.ceil(Math.log2(shopper + 2))).fill(Number.POSITIVE_INFINITY);
      longer.set(this.#firstSeen);
      this.#firstSeen = longer;
    }
    const first = this.#firstSeen[shopper] ?? Number.POSITIVE_INFINITY;
    this.#firstSeen[shopper] = isVouchedFor ? Number.NEGATIVE_INFINITY : Math.min(first, seen);
    this.#newest = Math.max(this.#newest, seen);
  }

  /** Whether a shopper is to be left out; nobody is where that would leave hardly anybody. */
  decide(shopperCount: number): (shopper: number) => boolean {
    const since = this.#newest - DAY_MS;
    const isNew = (shopper: number) => (this.#firstSeen[shopper] ?? since) > since;
    let others = 0;
    for (let shopper = 0; shopper < shopperCount; shopper++) if (!isNew(shopper)) others++;
    return others < FEWEST_OTHERS ? () => false : isNew;
  }
}
