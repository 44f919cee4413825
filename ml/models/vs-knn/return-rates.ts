/** Everything learnt about returning: enough to go on as before. */
export interface ReturnCounts {
  /** At r − 1: how often the item r steps back could have been returned to. */
  readonly asked: Uint32Array;
  /** At r − 1: how often it was. */
  readonly returned: Uint32Array;
}

/**
 * How likely a user returns to what was met r steps ago, counted over the sessions learnt.
 *
 * Counted is a step where there is a choice: two events or more behind it, and of those within reach the ones whose
 * item stands there once. An item that stands there twice is asked about twice when rates are added up, so it
 * must not have raised them.
 */
export class ReturnRates implements ReturnCounts {
  /** Per item: how often it stands within reach; zero between two sessions. */
  private readonly occurrences: Uint32Array;

  /** @param itemCount items of the sessions to count lie below it */
  constructor(
    readonly asked: Uint32Array,
    readonly returned: Uint32Array,
    itemCount: number,
  ) {
    this.occurrences = new Uint32Array(itemCount);
  }

  /** @param reach most steps back that are told apart */
  static create(reach: number, itemCount: number): ReturnRates {
    return new ReturnRates(new Uint32Array(reach), new Uint32Array(reach), itemCount);
  }

  /** ρ(r) for r = 1 … reach; before anything was learnt 0.1 / r, and never 0. */
  rate(steps: number): number {
    return (this.returned[steps - 1] + 1) / (this.asked[steps - 1] + 10 * steps);
  }

  /** Counts a session, or with step −1 takes it back. */
  count(session: ArrayLike<number>, step: 1 | -1): void {
    const { asked, returned, occurrences } = this;
    const reach = asked.length;
    for (let next = 1; next < session.length; next++) {
      occurrences[session[next - 1]]++;
      if (next > reach) occurrences[session[next - 1 - reach]]--;
      if (next === 1) continue;
      for (let r = 1; r <= Math.min(reach, next); r++) {
        const item = session[next - r];
        if (occurrences[item] !== 1) continue;
        asked[r - 1] += step;
        if (session[next] === item) returned[r - 1] += step;
      }
    }
    for (let i = 0; i < session.length; i++) occurrences[session[i]] = 0;
  }
}
