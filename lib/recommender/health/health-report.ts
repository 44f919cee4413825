/** How something stands: as it should, worth a look, wrong; or there is nothing to tell it by. */
export type HealthState = "good" | "watch" | "bad" | "unknown";

/** Shares of the same groups in two stretches of time, for a picture. */
export interface Shares {
  readonly labels: readonly string[];
  readonly before: readonly number[];
  readonly now: readonly number[];
}

/** One thing in which today may differ from what the live model learnt from. */
export interface DriftMeasure {
  readonly name: "events" | "hours" | "prices" | "categories" | "popularity" | "scores";
  readonly state: HealthState;
  /** In a sentence. */
  readonly text: string;
  /** Population stability index. */
  readonly index: number | null;
  /** Kolmogorov and Smirnov's distance, of numbers. */
  readonly distance: number | null;
  /** How likely the index is by chance. */
  readonly p: number | null;
  readonly shares: Shares | null;
}

/** What data that comes in was expected to be like, and what it is like. */
export interface ExpectationResult {
  /** A key of the declaration. */
  readonly name: string;
  readonly state: HealthState;
  readonly text: string;
  readonly measured: number | null;
  readonly max: number;
}

/** How the same shoppers come out when they are read as trainings read them, and as serving does. */
export interface Skew {
  readonly state: HealthState;
  readonly text: string;
  readonly shoppers: number;
  /** Mean share of the first twelve products that both have. */
  readonly overlap: number | null;
}

/** Ages in hours; null where there is nothing of the kind. */
export interface Freshness {
  readonly state: HealthState;
  readonly text: string;
  readonly eventHours: number | null;
  readonly listHours: number | null;
  readonly modelHours: number | null;
}

/** A stretch of time; from null: since ever. */
export interface Stretch {
  readonly from: string | null;
  readonly to: string;
  readonly events: number;
}

/** A look at the data and the live model. What an import has looked at is its own rows: there the rest is null. */
export interface HealthFindings {
  readonly before: Stretch | null;
  readonly now: Stretch | null;
  readonly drift: readonly DriftMeasure[];
  readonly skew: Skew | null;
  readonly freshness: Freshness | null;
  readonly expectations: readonly ExpectationResult[];
}

export type HealthSource = "nightly" | "import" | "asked";

export interface HealthReport extends HealthFindings {
  readonly id: string;
  /** ISO 8601. */
  readonly at: string;
  readonly source: HealthSource;
  readonly modelVersion: string | null;
}

/** Everything that is worth a look or wrong, as sentences. */
export function listProblems({ drift, skew, freshness, expectations }: HealthFindings): string[] {
  const all = [...drift, ...(skew ? [skew] : []), ...(freshness ? [freshness] : []), ...expectations];
  return all.filter(({ state }) => state === "bad" || state === "watch").map(({ text }) => text);
}

/** What is wrong, by name, so that it can be told whether it was wrong before. */
export function namesOfWrong({ drift, skew, freshness, expectations }: HealthFindings): string[] {
  const named = [
    ...drift,
    ...expectations,
    ...(skew ? [{ name: "skew", state: skew.state }] : []),
    ...(freshness ? [{ name: "freshness", state: freshness.state }] : []),
  ];
  return named.filter(({ state }) => state === "bad").map(({ name }) => name);
}
