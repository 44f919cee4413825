import { ChainWalk } from "./chain-walk";
import type { SessionIndex } from "./session-index";

/**
 * Memory of one answer at a time. Whatever is `per item` or `per session` is zero between two answers: an answer
 * lists what it touched and clears only that.
 */
export interface Scratch {
  /** Per item: its weight as part of the running session, 0 for others. */
  readonly influence: Float64Array;
  /** The distinct items of the running session, newest first, and how many they are. */
  readonly running: Uint32Array;
  runningCount: number;
  /** Per session: similarity to the running session. */
  overlap: Float64Array;
  /** Per session: weight as a neighbour. Valid for `sessions` alone. */
  weight: Float64Array;
  /** Sessions with an overlap; the neighbours come first. */
  sessions: Uint32Array;
  sessionCount: number;
  neighbourCount: number;
  /** Per item: its score. */
  readonly score: Float64Array;
  /** Per item: 1 when it stands in `touched`. */
  readonly isTouched: Uint8Array;
  readonly touched: Uint32Array;
  touchedCount: number;
  /** The share of each seed in the second hop, in the order of the first `touched`. */
  readonly seedWeight: Float64Array;
  /** What each of them scored before. */
  readonly seedScore: Float64Array;
  readonly walk: ChainWalk;
  /** Per item: for whoever explains an answer. */
  readonly placeOf: Uint32Array;
  /** What was read ahead; nobody asks for it. */
  fetched: number;
}

export function createScratch(itemCount: number, lastEvents: number, hopSeeds: number): Scratch {
  return {
    influence: new Float64Array(itemCount),
    running: new Uint32Array(lastEvents),
    runningCount: 0,
    overlap: new Float64Array(0),
    weight: new Float64Array(0),
    sessions: new Uint32Array(0),
    sessionCount: 0,
    neighbourCount: 0,
    score: new Float64Array(itemCount),
    isTouched: new Uint8Array(itemCount),
    touched: new Uint32Array(itemCount),
    touchedCount: 0,
    seedWeight: new Float64Array(hopSeeds),
    seedScore: new Float64Array(hopSeeds),
    walk: new ChainWalk(),
    placeOf: new Uint32Array(itemCount),
    fetched: 0,
  };
}

/** Makes room for all sessions the index may hold before it grows again. */
export function fitScratch(scratch: Scratch, { chains }: SessionIndex): void {
  const capacity = chains.ids.length;
  if (scratch.overlap.length >= capacity) return;
  scratch.overlap = new Float64Array(capacity);
  scratch.weight = new Float64Array(capacity);
  scratch.sessions = new Uint32Array(capacity);
}

export function touch(scratch: Scratch, item: number): void {
  if (scratch.isTouched[item] === 1) return;
  scratch.isTouched[item] = 1;
  scratch.touched[scratch.touchedCount++] = item;
}

/** Forgets the answer, at the cost of what it touched. */
export function clearScratch(scratch: Scratch): void {
  const { influence, running, overlap, sessions, score, isTouched, touched } = scratch;
  for (let i = 0; i < scratch.runningCount; i++) influence[running[i]] = 0;
  for (let i = 0; i < scratch.sessionCount; i++) overlap[sessions[i]] = 0;
  for (let i = 0; i < scratch.touchedCount; i++) score[touched[i]] = isTouched[touched[i]] = 0;
  scratch.runningCount = scratch.sessionCount = scratch.neighbourCount = scratch.touchedCount = 0;
}
