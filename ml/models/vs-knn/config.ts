/** Parameters of the session neighbours; the letters are those of README.md beside this file. */
export interface VsKnnConfig {
  /** A user idle for longer begins a new session; ≤ 0: all that a user ever did is one session. */
  readonly sessionGapMinutes: number;
  /** Newest events of a session that are learnt from, ≥ 2. */
  readonly longestSession: number;
  /** Newest events of the running session that are asked about, ≥ 1. */
  readonly lastEvents: number;
  /** M: newest sessions of each item that are looked into. */
  readonly recentSessions: number;
  /** k: the nearest of them that count. */
  readonly neighbours: number;
  /** α: the event r steps from the end of the running session weighs r^−α. */
  readonly positionPower: number;
  /** p: exponent of the similarity; above 1 favours sessions that share several items. */
  readonly similarityPower: number;
  /** ν: a neighbour of n events weighs n^−ν. */
  readonly lengthPower: number;
  /** a: a session as old as the whole training weighs e^−a of one of today. */
  readonly ageDecay: number;
  /** δ: events until what stands further from the shared item counts e⁻¹. */
  readonly distance: number;
  /** β: what stands before the shared item, relative to what comes after it. */
  readonly backward: number;
  /** η: weight of items met only in the sessions of the best candidates; 0 leaves them out. */
  readonly secondHop: number;
  /** Best candidates whose sessions are looked into. */
  readonly hopSeeds: number;
  /** Newest sessions of each of them, at most `recentSessions`. */
  readonly hopSessions: number;
  /** π: exponent of a candidate's score as a seed, 0–1: below 1 lets the weaker ones speak. */
  readonly hopPower: number;
  /** κ: one that users return to once in κ times ranks with the best of the neighbours; 0: none is offered. */
  readonly repeatWeight: number;
}

export const DEFAULT_VS_KNN: VsKnnConfig = {
  sessionGapMinutes: 30,
  longestSession: 50,
  lastEvents: 10,
  recentSessions: 500,
  neighbours: 500,
  positionPower: 0.75,
  similarityPower: 2.5,
  lengthPower: 0.5,
  ageDecay: 1,
  distance: 2.5,
  backward: 0.7,
  secondHop: 0.6,
  hopSeeds: 20,
  hopSessions: 30,
  hopPower: 0.5,
  repeatWeight: 50,
};

const INTEGERS = [
  ["longestSession", 2, 1000],
  ["lastEvents", 1, 1000],
  ["recentSessions", 1, 100_000],
  ["neighbours", 1, 100_000],
  ["hopSeeds", 1, 1000],
  ["hopSessions", 1, 100_000],
] as const;

const NUMBERS = [
  ["positionPower", 0, 10],
  ["similarityPower", 0.1, 4],
  ["lengthPower", 0, 5],
  ["ageDecay", 0, 100],
  ["distance", 0.1, 1000],
  ["backward", 0, 100],
  ["secondHop", 0, 1000],
  ["hopPower", 0, 2],
  ["repeatWeight", 0, 1000],
] as const;

/** @throws RangeError naming the parameter that is out of range */
export function checkVsKnnConfig(config: VsKnnConfig): void {
  for (const [name, low, high] of [...INTEGERS, ...NUMBERS]) {
    const value = config[name];
    if (value >= low && value <= high) continue;
    throw new RangeError(`vs-knn "${name}" must lie in ${low}–${high}; found ${value}.`);
  }
  for (const [name] of INTEGERS) {
    if (Number.isInteger(config[name])) continue;
    throw new RangeError(`vs-knn "${name}" must be an integer; found ${config[name]}.`);
  }
  if (!Number.isFinite(config.sessionGapMinutes)) {
    throw new RangeError(`vs-knn "sessionGapMinutes" is ${config.sessionGapMinutes}; give minutes.`);
  }
  if (config.hopSessions > config.recentSessions) {
    const found = `${config.hopSessions} > ${config.recentSessions}`;
    throw new RangeError(`vs-knn "hopSessions" must not exceed "recentSessions"; found ${found}.`);
  }
}
