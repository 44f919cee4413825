import type { VsKnnConfig } from "./config";
import { findNeighbours, weighRunning } from "./find-neighbours";
import { scoreNeighbours, scoreRepeats, scoreSecondHop } from "./score-items";
import type { Scratch } from "./scratch";
import type { SessionIndex } from "./session-index";
import type { Tables } from "./tables";

interface Parts {
  readonly index: SessionIndex;
  readonly config: VsKnnConfig;
  readonly tables: Tables;
  /** Clear; left for the caller to clear again. */
  readonly scratch: Scratch;
}

/**
 * How much of an item's score each event of the running session is responsible for, given its neighbours: what the
 * neighbours contribute belongs to the events they share, what came by a second hop to those who brought in the
 * seed, and a repetition to the event that is repeated.
 *
 * @param session its newest events, oldest first
 * @returns one share per event; they add up to the score. Of several events with one item the newest has it all
 *     but for the repetition.
 */
export function explainItem(target: number, session: ArrayLike<number>, parts: Parts): Float64Array {
  const { index, config, tables, scratch } = parts;
  weighRunning(session, index, tables, scratch);
  findNeighbours(index, config, tables, scratch);
  scoreNeighbours(index, config, tables, scratch);
  const byItem = shareAmongRunning(target, parts);
  addSecondHop(target, byItem, parts);
  const unit = scoreRepeats(session, index, config, scratch);
  if (scratch.influence[target] > 0) byItem.clear(); // repetition alone
  const shares = new Float64Array(session.length);
  for (let r = 1; r <= session.length; r++) {
    const place = session.length - r;
    shares[place] = byItem.get(session[place]) ?? 0;
    byItem.delete(session[place]);
    if (session[place] === target) shares[place] += unit * index.returns.rate(r);
  }
  return shares;
}

/** What each item of the running session contributes to the target through the neighbours. */
function shareAmongRunning(target: number, { index, config, tables, scratch }: Parts): Map<number, number> {
  const { items, starts } = index.chains;
  const { influence, overlap, weight } = scratch;
  const shares = new Map<number, number>();
  for (const session of scratch.sessions.subarray(0, scratch.neighbourCount)) {
    for (let event = starts[session]; event < starts[session + 1]; event++) {
      if (items[event] !== target) continue;
      for (let shared = starts[session]; shared < starts[session + 1]; shared++) {
        const by = items[shared];
        if (influence[by] === 0) continue;
        const gain = tables.gain[config.longestSession + event - shared];
        const amount = (weight[session] / overlap[session]) * influence[by] * gain;
        shares.set(by, (shares.get(by) ?? 0) + amount);
      }
    }
  }
  return shares;
}

/** Runs the second hop and adds what it brings the target, shared out like the seeds it comes from. */
function addSecondHop(target: number, byItem: Map<number, number>, parts: Parts): void {
  const { index, config, tables, scratch } = parts;
  const first = scratch.score.slice();
  const seeds = scoreSecondHop(index, config, tables, scratch);
  for (let i = 0; i < seeds; i++) {
    const seed = scratch.touched[i];
    const amount = scratch.seedWeight[i] * hopShare(seed, target, parts);
    if (amount === 0) continue;
    for (const [by, share] of shareAmongRunning(seed, parts)) {
      byItem.set(by, (byItem.get(by) ?? 0) + (amount * share) / first[seed]);
    }
  }
}

/** The part of what a seed passes on that the target receives. */
function hopShare(seed: number, target: number, { index, config, tables }: Parts): number {
  const { items, starts, sessionOf, older, newest } = index.chains;
  if (seed === target) return 0;
  let share = 0;
  let left = config.hopSessions;
  let before = -1;
  for (let link = newest[seed]; link !== 0; link = older[link - 1]) {
    const session = sessionOf[link - 1];
    if (session === before) continue;
    if (left-- === 0) break;
    before = session;
    const events = items.subarray(starts[session], starts[session + 1]);
    for (const item of events) if (item === target) share += tables.length[events.length];
  }
  return share / Math.min(config.hopSessions, Math.max(1, index.seen[seed]));
}
