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
  /** Its items, once each, and w of each of them. */
  readonly running: Uint32Array;
  readonly influence: Float64Array;
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
  const perOverlap = new Float64Array(neighbourCount);
  for (let n = 0; n < neighbourCount; n++) perOverlap[n] = weight[sessions[n]] / overlap[sessions[n]];
  return {
    session: session.slice(),
    running: running.slice(0, runningCount),
    influence: Float64Array.from(running.subarray(0, runningCount), (item) => influence[item]),
    sessions,
    perOverlap,
    seeds,
    seedWeight: scratch.seedWeight.slice(0, seeds.length),
    seedScore: scratch.seedScore.slice(0, seeds.length),
    unit,
  };
}

/** One number for each of the `running` items. */
type Shares = Float64Array;

/** What neighbours have in common with the running session, one after the other. */
interface Common {
  /** Where that of each neighbour begins. */
  readonly starts: Uint32Array;
  /** Events, as `SessionShares.events` counts them. */
  readonly events: Uint32Array;
  /** Their items, as places among the running ones. */
  readonly places: Uint32Array;
}

/** What the seeds passed on. */
interface Hops {
  /** The events of the sessions it went by, one after the other, and where each session begins. */
  readonly items: Uint32Array;
  readonly starts: Uint32Array;
  /** Of each session: the place of the seed, and what each of the other items was given. */
  readonly seeds: Uint32Array;
  readonly amounts: Float64Array;
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
  private readonly common: Common;
  private readonly hops: Hops;
  private readonly ofSeed = new Map<number, Shares>();

  /** @param placeOf by item, zeros: written on while an item is asked about */
  constructor(
    private readonly trace: Trace,
    private readonly index: SessionIndex,
    private readonly config: VsKnnConfig,
    private readonly tables: Tables,
    walk: ChainWalk,
    private readonly placeOf: Uint32Array,
  ) {
    this.starts = startsOf(index, trace.sessions);
    this.events = eventsOf(index, trace.sessions, this.starts);
    this.mark();
    this.common = this.findCommon();
    this.unmark();
    this.hops = this.listHops(walk);
  }

  /**
   * One share per event of the running session; they add up to the score. Of several events with one item the newest has
   * it all but for the repetition.
   */
  of(target: number): Float64Array {
    const { session, running, unit } = this.trace;
    const { placeOf } = this;
    this.mark();
    const byItem = new Float64Array(running.length);
    // Items of the session go by repetition alone.
    if (placeOf[target] === 0) {
      this.addNeighbours(target, byItem);
      this.addSecondHop(target, byItem);
    }
    const shares = new Float64Array(session.length);
    for (let r = 1; r <= session.length; r++) {
      const place = session.length - r;
      const item = placeOf[session[place]] - 1;
      if (item >= 0) shares[place] = byItem[item];
      if (item >= 0) byItem[item] = 0;
      if (session[place] === target) shares[place] += unit * this.index.returns.rate(r);
    }
    this.unmark();
    return shares;
  }

  /** Lets `placeOf` know the items of the running session, by their places + 1. */
  private mark(): void {
    const { running } = this.trace;
    for (let i = 0; i < running.length; i++) this.placeOf[running[i]] = i + 1;
  }

  private unmark(): void {
    for (const item of this.trace.running) this.placeOf[item] = 0;
  }

  private findCommon(): Common {
    const { events, starts, placeOf } = this;
    const common = new Uint32Array(starts.length);
    const [found, places]: [number[], number[]] = [[], []];
    for (let n = 0; n + 1 < starts.length; n++) {
      for (let event = starts[n]; event < starts[n + 1]; event++) {
        const place = placeOf[events[event]];
        if (place === 0) continue;
        found.push(event);
        places.push(place - 1);
      }
      common[n + 1] = found.length;
    }
    return { starts: common, events: Uint32Array.from(found), places: Uint32Array.from(places) };
  }

  /** Adds what each item of the running session contributes to the target through the neighbours. */
  private addNeighbours(target: number, shares: Shares): void {
    const { events, starts, common } = this;
    const { perOverlap, influence } = this.trace;
    const { gain } = this.tables;
    const centre = this.config.longestSession;
    for (let event = events.indexOf(target); event >= 0; event = events.indexOf(target, event + 1)) {
      const n = upperBound(starts, event) - 1;
      for (let i = common.starts[n]; i < common.starts[n + 1]; i++) {
        const place = common.places[i];
        shares[place] += perOverlap[n] * influence[place] * gain[centre + event - common.events[i]];
      }
    }
  }

  /** Adds what a second hop brings the target, shared out like the seeds it comes from. */
  private addSecondHop(target: number, byItem: Shares): void {
    const { items, starts, seeds, amounts } = this.hops;
    for (let at = items.indexOf(target); at >= 0; at = items.indexOf(target, at + 1)) {
      const session = upperBound(starts, at) - 1;
      const place = seeds[session];
      // A seed hands on to others, and nothing to itself.
      if (this.trace.seeds[place] === target) continue;
      let shares = this.ofSeed.get(place);
      if (!shares) this.ofSeed.set(place, (shares = this.divideSeed(place)));
      for (let i = 0; i < shares.length; i++) byItem[i] += amounts[session] * shares[i];
    }
  }

  /** To whom a seed is owed, in parts of 1; one that scored nothing is there as an item of the session. */
  private divideSeed(place: number): Shares {
    const seed = this.trace.seeds[place];
    const score = this.trace.seedScore[place];
    const shares = new Float64Array(this.trace.running.length);
    if (score !== 0) {
      this.addNeighbours(seed, shares);
      return shares.map((share) => share / score);
    }
    const own = this.placeOf[seed];
    if (own > 0) shares[own - 1] = 1;
    return shares;
  }

  private listHops(walk: ChainWalk): Hops {
    const { index, config, trace } = this;
    const [sessions, seeds, amounts]: [number[], number[], number[]] = [[], [], []];
    const { starts: first } = index.chains;
    walk.follow(index.chains, trace.seeds, config.hopSessions, (seed, found) => {
      const seen = Math.max(1, index.seen[trace.seeds[seed]]);
      const whole = trace.seedWeight[seed] / Math.min(config.hopSessions, seen);
      for (const session of found) {
        sessions.push(session);
        seeds.push(seed);
        amounts.push(whole * this.tables.length[first[session + 1] - first[session]]);
      }
    });
    const starts = startsOf(index, sessions);
    return {
      items: eventsOf(index, sessions, starts),
      starts,
      seeds: Uint32Array.from(seeds),
      amounts: Float64Array.from(amounts),
    };
  }
}

/** Where each of some sessions begins when their events stand one after the other. */
function startsOf({ chains: { starts } }: SessionIndex, sessions: ArrayLike<number>): Uint32Array {
  const begins = new Uint32Array(sessions.length + 1);
  for (let n = 0; n < sessions.length; n++) {
    begins[n + 1] = begins[n] + starts[sessions[n] + 1] - starts[sessions[n]];
  }
  return begins;
}

/** @param begins where each of the sessions is to begin */
function eventsOf(
  { chains: { items, starts } }: SessionIndex,
  sessions: ArrayLike<number>,
  begins: Uint32Array,
): Uint32Array {
  const events = new Uint32Array(begins[sessions.length]);
  let place = 0;
  for (let n = 0; n < sessions.length; n++) {
    const end = starts[sessions[n] + 1];
    for (let event = starts[sessions[n]]; event < end; event++) events[place++] = items[event];
  }
  return events;
}
