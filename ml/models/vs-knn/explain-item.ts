import { upperBound } from "../../base/bounds";
import type { ChainWalk } from "./chain-walk";
import type { VsKnnConfig } from "./config";
import type { Scratch } from "./scratch";
import type { SessionIndex } from "./session-index";
import type { Tables } from "./tables";

/** What an answer was made from. */
export interface Trace {
  /** The events of the running session, oldest first. */
  readonly session: Uint32Array;
  /** w of each of its items. */
  readonly influence: ReadonlyMap<number, number>;
  /** The neighbours, and the weight of each over its overlap. */
  readonly sessions: Uint32Array;
  readonly perOverlap: Float64Array;
  /** The candidates of the second hop, what each passed on, and its score before. */
  readonly seeds: Uint32Array;
  readonly seedWeight: Float64Array;
  readonly seedScore: Float64Array;
  /** What rates of return were multiplied by. */
  readonly unit: number;
}

/** Copies what the scratch memory knows of an answer. */
export function takeTrace(session: Uint32Array, seeds: Uint32Array, unit: number, scratch: Scratch): Trace {
  const { running, runningCount, influence, neighbourCount, weight, overlap } = scratch;
  const sessions = scratch.sessions.slice(0, neighbourCount);
  return {
    session: session.slice(),
    influence: new Map(Array.from(running.subarray(0, runningCount), (item) => [item, influence[item]])),
    sessions,
    perOverlap: Float64Array.from(sessions, (one) => weight[one] / overlap[one]),
    seeds,
    seedWeight: scratch.seedWeight.slice(0, seeds.length),
    seedScore: scratch.seedScore.slice(0, seeds.length),
    unit,
  };
}

type Shares = ReadonlyMap<number, number>;

interface Hops {
  readonly items: Uint32Array;
  readonly amounts: Float64Array;
  readonly seeds: Uint32Array;
}

/**
 * How much of an item's score each event of the running session is responsible for, given its neighbours: what the
 * neighbours contribute belongs to the events they share, what came by a second hop to those who brought in the
 * seed, and a repetition to the event that is repeated. For many items of one answer, until the index learns more.
 */
export class SessionShares {
  /** The events of the neighbours, one after the other, and where each of them begins. */
  private readonly events: Uint32Array;
  private readonly starts: Uint32Array;
  /** What the seeds passed on: to which item, how much, and which seed it was. */
  private readonly hops: Hops;
  private readonly ofSeed = new Map<number, Shares>();

  constructor(
    private readonly trace: Trace,
    private readonly index: SessionIndex,
    private readonly config: VsKnnConfig,
    private readonly tables: Tables,
    walk: ChainWalk,
  ) {
    const { chains } = index;
    const { sessions } = trace;
    this.starts = new Uint32Array(sessions.length + 1);
    sessions.forEach((one, n) => {
      this.starts[n + 1] = this.starts[n] + chains.starts[one + 1] - chains.starts[one];
    });
    this.events = new Uint32Array(this.starts[sessions.length]);
    let place = 0;
    for (const one of sessions) {
      for (let event = chains.starts[one]; event < chains.starts[one + 1]; event++) {
        this.events[place++] = chains.items[event];
      }
    }
    this.hops = this.listHops(walk);
  }

  /**
   * One share per event of the running session; they add up to the score. Of several events with one item the newest has
   * it all but for the repetition.
   */
  of(target: number): Float64Array {
    const { session, influence, unit } = this.trace;
    const byItem = new Map<number, number>();
    // Items of the session go by repetition alone.
    if (!influence.has(target)) {
      addShares(this.fromNeighbours(target), 1, byItem);
      this.addSecondHop(target, byItem);
    }
    const shares = new Float64Array(session.length);
    for (let r = 1; r <= session.length; r++) {
      const place = session.length - r;
      shares[place] = byItem.get(session[place]) ?? 0;
      byItem.delete(session[place]);
      if (session[place] === target) shares[place] += unit * this.index.returns.rate(r);
    }
    return shares;
  }

  /** What each item of the running session contributes to the target through the neighbours. */
  private fromNeighbours(target: number): Shares {
    const { events, starts, tables, config } = this;
    const { influence, perOverlap } = this.trace;
    const shares = new Map<number, number>();
    for (let event = events.indexOf(target); event >= 0; event = events.indexOf(target, event + 1)) {
      const n = upperBound(starts, event) - 1;
      for (let shared = starts[n]; shared < starts[n + 1]; shared++) {
        const weight = influence.get(events[shared]);
        if (weight === undefined) continue;
        const amount = perOverlap[n] * weight * tables.gain[config.longestSession + event - shared];
        shares.set(events[shared], (shares.get(events[shared]) ?? 0) + amount);
      }
    }
    return shares;
  }

  /** Adds what a second hop brings the target, shared out like the seeds it comes from. */
  private addSecondHop(target: number, byItem: Map<number, number>): void {
    const { items, amounts, seeds } = this.hops;
    for (let at = items.indexOf(target); at >= 0; at = items.indexOf(target, at + 1)) {
      if (amounts[at] === 0) continue;
      const place = seeds[at];
      let shares = this.ofSeed.get(place);
      if (!shares) this.ofSeed.set(place, (shares = this.divideSeed(place)));
      addShares(shares, amounts[at], byItem);
    }
  }

  /** To whom a seed is owed, in parts of 1; one that scored nothing is there as an item of the session. */
  private divideSeed(place: number): Shares {
    const seed = this.trace.seeds[place];
    const score = this.trace.seedScore[place];
    if (score === 0) return new Map([[seed, 1]]);
    return new Map([...this.fromNeighbours(seed)].map(([item, share]) => [item, share / score]));
  }

  private listHops(walk: ChainWalk): Hops {
    const { index, config, trace } = this;
    const { items, starts } = index.chains;
    const passed: { readonly session: number; readonly seed: number; readonly amount: number }[] = [];
    let size = 0;
    walk.follow(index.chains, trace.seeds, config.hopSessions, (seed, sessions) => {
      const seen = Math.max(1, index.seen[trace.seeds[seed]]);
      const whole = trace.seedWeight[seed] / Math.min(config.hopSessions, seen);
      for (const session of sessions) {
        const length = starts[session + 1] - starts[session];
        size += length;
        passed.push({ session, seed, amount: whole * this.tables.length[length] });
      }
    });
    const hops = {
      items: new Uint32Array(size),
      amounts: new Float64Array(size),
      seeds: new Uint32Array(size),
    };
    let place = 0;
    for (const { session, seed, amount } of passed) {
      for (let event = starts[session]; event < starts[session + 1]; event++) {
        hops.items[place] = items[event];
        // A seed hands on to others, and nothing to itself.
        hops.amounts[place] = items[event] === trace.seeds[seed] ? 0 : amount;
        hops.seeds[place++] = seed;
      }
    }
    return hops;
  }
}

function addShares(shares: Shares, factor: number, out: Map<number, number>): void {
  for (const [item, share] of shares) out.set(item, (out.get(item) ?? 0) + factor * share);
}
