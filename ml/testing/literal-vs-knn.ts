import type { VsKnnConfig } from "../models/vs-knn/config";

/**
 * The equations of ml/models/vs-knn/README.md as they stand there: the specification, and the oracle of the tests.
 *
 * @param sessions oldest first, none longer than `longestSession`
 * @param running its newest events, oldest first
 * @param age of each session, 0 for one of now, 1 for one as old as the training
 */
export function scoreLiterally(
  sessions: readonly (readonly number[])[],
  running: readonly number[],
  age: (session: number) => number,
  config: VsKnnConfig,
): Map<number, number> {
  const { similarityPower: p, lengthPower: nu, positionPower: alpha } = config;
  const having = (i: number) => sessions.map((s, at) => ({ s, at })).filter(({ s }) => s.includes(i));
  const scores = new Map<number, number>();
  const add = (i: number, amount: number) => scores.set(i, (scores.get(i) ?? 0) + amount);

  const w = new Map<number, number>();
  [...running].reverse().forEach((i, r) => {
    const idf = Math.log(1 + (1 + sessions.length) / (1 + having(i).length));
    if (!w.has(i)) w.set(i, (r + 1) ** -alpha * idf);
  });
  const overlap = sessions.map(() => 0);
  for (const [i, wi] of w) for (const { at } of having(i).slice(-config.recentSessions)) overlap[at] += wi;
  const weight = overlap.map(
    (q, at) => q ** p * Math.exp(-config.ageDecay * age(at)) * sessions[at].length ** -nu,
  );
  const near = [...sessions.keys()].filter((at) => overlap[at] > 0).sort((a, b) => weight[b] - weight[a]);

  for (const at of near.slice(0, config.neighbours)) {
    sessions[at].forEach((i, m) => {
      const part = (weight[at] * (w.get(i) ?? 0)) / overlap[at];
      if (part === 0) return;
      sessions[at].forEach((c, e) => {
        const fall = Math.exp(-(Math.abs(e - m) - 1) / config.distance);
        add(c, e === m ? 0 : part * fall * (e > m ? 1 : config.backward));
      });
    });
  }

  const seeds = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, config.hopSeeds);
  const highest = seeds[0]?.[1] ?? 0;
  for (const [seed, score] of highest > 0 ? seeds : []) {
    const amount = config.secondHop * score ** config.hopPower * highest ** (1 - config.hopPower);
    const newest = having(seed).slice(-config.hopSessions);
    for (const { s } of newest)
      for (const c of s) if (c !== seed) add(c, (amount * s.length ** -nu) / newest.length);
  }

  const best = Math.max(0, ...scores.values());
  for (const i of running) scores.set(i, 0);
  [...running].reverse().forEach((i, r) => {
    add(i, config.repeatWeight * (best || 1) * rateLiterally(sessions, r + 1, config.lastEvents));
  });
  return scores;
}

/** ρ(r): how often an item r steps back that stands once among the last `reach` events was the next one. */
function rateLiterally(sessions: readonly (readonly number[])[], r: number, reach: number): number {
  let [asked, returned] = [0, 0];
  for (const session of sessions) {
    session.forEach((next, t) => {
      const past = session.slice(Math.max(0, t - reach), t);
      const item = past.at(-r);
      if (t < 2 || past.length < r || past.filter((i) => i === item).length > 1) return;
      asked++;
      if (item === next) returned++;
    });
  }
  return (returned + 1) / (asked + 10 * r);
}
