import { getDb } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { definitionSchema } from "@/lib/recommender/experiments/definition";
import { countKept, forgetKept } from "@/lib/recommender/readouts/kept-shoppers";
import { countExperiment } from "@/lib/recommender/readouts/read-sums";
import type { ReadoutSums, Totals } from "@/lib/recommender/readouts/sums";
import { refreshRollups } from "@/lib/recommender/rollups/refresh";
import { writeEvents } from "@/lib/shop/interactions/write-events";
import { EXPERIMENT } from "./fill-log";
import { makeVisit, median } from "./measure-writing";

/** What it costs to read out one experiment that all lists are of. */
export interface ReadoutCost {
  /** Milliseconds of counting all its shoppers, and of counting again those of ten batches of events, median. */
  all: number;
  some: number;
  shoppers: number;
  /** Whether both tell the same. */
  isSame: boolean;
}

const ROUNDS = 9;
/** Of a curve. */
const POINTS = 40;
const DAY_MS = 86_400_000;

const definition = definitionSchema.parse({
  hypothesis: "Everybody is in it.",
  placements: ["home.for-you"],
  variants: [
    { key: "a", name: "A", share: 0.5 },
    { key: "b", name: "B", share: 0.5 },
  ],
});
const experiment = { id: EXPERIMENT, definition, stoppedAt: null };

const toJson = (value: unknown) => value as Prisma.InputJsonObject;

/** Begins the experiment that the lists say they are of, with a curve as long as curves become. */
export async function beginExperiment(days: number): Promise<void> {
  const now = Date.now();
  await getDb().experiment.deleteMany({ where: { id: EXPERIMENT } });
  const startedAt = new Date(now - days * DAY_MS);
  await getDb().experiment.create({
    data: { id: EXPERIMENT, state: "running", definition: toJson(definition), startedAt, createdBy: "admin" },
  });
  const sums = toJson(await countKept({ experiment, now }));
  const moments = Array.from({ length: POINTS }, (_, i) => new Date(now - (i * days * DAY_MS) / POINTS));
  await getDb().readout.createMany({
    data: moments.map((until) => ({ experimentId: EXPERIMENT, until, sums })),
  });
}

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const began = performance.now();
  const result = await work();
  return [result, performance.now() - began];
}

/** Whether two sums are the same, but for fractions that were added in another order. */
function isAlike(one: unknown, other: unknown): boolean {
  if (typeof one === "number" && typeof other === "number")
    return Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one));
  if (Array.isArray(one) && Array.isArray(other)) {
    const sorted = (totals: unknown[]) =>
      totals.toSorted((a, b) => ((a as Totals).variant < (b as Totals).variant ? -1 : 1));
    const others = sorted(other);
    return one.length === other.length && sorted(one).every((part, place) => isAlike(part, others[place]));
  }
  if (typeof one !== "object" || one === null || typeof other !== "object" || other === null)
    return one === other;
  return Object.entries(one).every(([name, part]) => isAlike(part, (other as Record<string, unknown>)[name]));
}

const comparable = ({ crossed, variants, segments }: ReadoutSums) => ({ crossed, variants, segments });

/** Reads out again and again while something happens, and compares with a count of everything. */
export async function measureReadout(): Promise<ReadoutCost> {
  await forgetKept(EXPERIMENT);
  const [, all] = await timed(() => countKept({ experiment, now: Date.now() }));
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (let batch = 0; batch < 10; batch++) await writeEvents(getDb(), makeVisit(EXPERIMENT));
    await refreshRollups();
    const [, some] = await timed(() => countKept({ experiment, now: Date.now() }));
    times.push(some);
  }
  const kept = await countKept({ experiment, now: Date.now() });
  const counted = await countExperiment({ id: EXPERIMENT, definition }, Date.now() + DAY_MS);
  return {
    all,
    some: median(times),
    shoppers: kept.variants.reduce((sum, { n }) => sum + n, 0),
    isSame: isAlike(comparable(kept), comparable(counted)),
  };
}
