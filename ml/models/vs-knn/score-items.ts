import { fetchEvents } from "./chain-walk";
import type { VsKnnConfig } from "./config";
import { touch, type Scratch } from "./scratch";
import { selectBest } from "./select-best";
import type { SessionIndex } from "./session-index";
import type { Tables } from "./tables";

/** Scores the items of the neighbours by how near they stand to what both sessions share. */
export function scoreNeighbours(
  { chains }: SessionIndex,
  { longestSession }: VsKnnConfig,
  { gain }: Tables,
  scratch: Scratch,
): void {
  const { items, starts } = chains;
  const { influence, score, isTouched, touched, sessions, overlap, weight } = scratch;
  scratch.fetched = fetchEvents(chains, sessions, scratch.neighbourCount);
  let count = scratch.touchedCount;
  for (let n = 0; n < scratch.neighbourCount; n++) {
    const session = sessions[n];
    const perOverlap = weight[session] / overlap[session];
    const [from, to] = [starts[session], starts[session + 1]];
    for (let shared = from; shared < to; shared++) {
      const amount = perOverlap * influence[items[shared]];
      if (amount === 0) continue;
      const centre = longestSession - shared;
      for (let event = from; event < to; event++) {
        const item = items[event];
        if (isTouched[item] === 0) {
          isTouched[item] = 1;
          touched[count++] = item;
        }
        score[item] += amount * gain[centre + event];
      }
    }
  }
  scratch.touchedCount = count;
}

/**
 * Goes on from the best candidates to what stands in their own newest sessions, which reaches items that never met
 * those of the running session. A seed of score q passes on η · q^π · (highest score)^(1−π), evenly over its sessions.
 *
 * @returns the seeds; their amounts are left in `seedWeight`, and what they scored before in `seedScore`
 */
export function scoreSecondHop(
  index: SessionIndex,
  config: VsKnnConfig,
  tables: Tables,
  scratch: Scratch,
): Uint32Array {
  const { touched, score, seedWeight, seedScore } = scratch;
  if (config.secondHop === 0) return NO_SEEDS;
  const seeds = selectBest(touched, scratch.touchedCount, config.hopSeeds, score);
  const highest = seeds > 0 ? score[touched[0]] : 0;
  if (!(highest > 0)) return NO_SEEDS;
  for (let i = 0; i < seeds; i++) {
    seedScore[i] = score[touched[i]];
    seedWeight[i] = config.secondHop * highest * Math.pow(seedScore[i] / highest, config.hopPower);
  }
  const found = touched.slice(0, seeds);
  scratch.walk.follow(index.chains, found, config.hopSessions, (place, sessions) => {
    const amount = seedWeight[place] / Math.min(config.hopSessions, Math.max(1, index.seen[found[place]]));
    passOn(found[place], amount, sessions, index, tables, scratch);
  });
  return found;
}

const NO_SEEDS = new Uint32Array(0);

/** Hands an amount to the other items of the newest sessions of `seed`, |s|^−ν each. */
function passOn(
  seed: number,
  amount: number,
  sessions: Uint32Array,
  { chains }: SessionIndex,
  { length }: Tables,
  scratch: Scratch,
): void {
  const { items, starts } = chains;
  const { score } = scratch;
  scratch.fetched = fetchEvents(chains, sessions, sessions.length);
  for (let i = 0; i < sessions.length; i++) {
    const [from, to] = [starts[sessions[i]], starts[sessions[i] + 1]];
    const each = amount * length[to - from];
    for (let event = from; event < to; event++) {
      const item = items[event];
      if (item === seed) continue;
      touch(scratch, item);
      score[item] += each;
    }
  }
}

/**
 * Scores the items of the running session by how often users return, in place of what the neighbours say of
 * them: each occurrence r steps from the end is worth ρ(r) · `repeatWeight` · (highest score), so that repetition stands
 * where it should among the others, whatever the scale of their scores.
 *
 * @returns what ρ(r) was multiplied by
 */
export function scoreRepeats(
  session: ArrayLike<number>,
  { returns }: SessionIndex,
  { repeatWeight }: VsKnnConfig,
  scratch: Scratch,
): number {
  const { score, touched, running } = scratch;
  let highest = 0;
  for (let i = 0; i < scratch.touchedCount; i++) highest = Math.max(highest, score[touched[i]]);
  for (let i = 0; i < scratch.runningCount; i++) score[running[i]] = 0;
  const unit = repeatWeight * (highest > 0 ? highest : 1);
  for (let r = 1; r <= session.length; r++) {
    const item = session[session.length - r];
    touch(scratch, item);
    score[item] += unit * returns.rate(r);
  }
  return unit;
}
