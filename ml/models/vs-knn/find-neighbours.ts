import type { VsKnnConfig } from "./config";
import type { Scratch } from "./scratch";
import { selectBest } from "./select-best";
import type { SessionIndex } from "./session-index";
import type { Tables } from "./tables";

/** Of two sessions that are otherwise equal the newer one counts. */
const NEWER_FIRST = 1e-9;

/**
 * Weighs the items of the running session: w_i = r^−α · idf_i, where r counts from the end and idf_i = ln(1 + n / n_i).
 *
 * @param session its newest events, oldest first; items the index knows
 */
export function weighRunning(
  session: ArrayLike<number>,
  { seen, learnt }: SessionIndex,
  { position }: Tables,
  scratch: Scratch,
): void {
  for (let r = 1; r <= session.length; r++) {
    const item = session[session.length - r];
    if (scratch.influence[item] > 0) continue;
    const idf = Math.log(1 + (1 + learnt) / (1 + seen[item]));
    scratch.influence[item] = position[r - 1] * idf;
    scratch.running[scratch.runningCount++] = item;
  }
}

/**
 * The k sessions nearest to the running one, out of the newest M of each of its items:
 *
 *     overlap(s) = Σ_{i in both} w_i         weight(s) = overlap(s)^p · e^(−a·age(s)) · |s|^−ν
 */
export function findNeighbours(
  index: SessionIndex,
  config: VsKnnConfig,
  tables: Tables,
  scratch: Scratch,
): void {
  const { overlap, weight, sessions } = scratch;
  collect(index, config, scratch);
  const { starts, ids } = index.chains;
  const decay = (config.ageDecay + NEWER_FIRST) / index.span;
  // Read ahead, as `fetchEvents` does: the powers below would keep one read waiting for another.
  let fetched = 0;
  for (let n = 0; n < scratch.sessionCount; n++) fetched += ids[sessions[n]] + starts[sessions[n] + 1];
  scratch.fetched = fetched;
  for (let n = 0; n < scratch.sessionCount; n++) {
    const session = sessions[n];
    const age = index.nextId - 1 - ids[session];
    const length = starts[session + 1] - starts[session];
    weight[session] =
      Math.pow(overlap[session], config.similarityPower) * Math.exp(-decay * age) * tables.length[length];
  }
  scratch.neighbourCount =
    scratch.sessionCount <= config.neighbours
      ? scratch.sessionCount
      : selectBest(sessions, scratch.sessionCount, config.neighbours, weight);
}

/** Adds the influence of each item to the newest sessions it stands in. */
function collect({ chains }: SessionIndex, { recentSessions }: VsKnnConfig, scratch: Scratch): void {
  const { overlap, sessions, influence, walk } = scratch;
  const running = scratch.running.subarray(0, scratch.runningCount);
  walk.follow(chains, running, recentSessions, (place, found) => {
    const amount = influence[running[place]];
    let count = scratch.sessionCount;
    for (let i = 0; i < found.length; i++) {
      const session = found[i];
      if (overlap[session] === 0) sessions[count++] = session;
      overlap[session] += amount;
    }
    scratch.sessionCount = count;
  });
}
