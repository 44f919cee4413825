import { randomUUID } from "node:crypto";
import { uuidv7 } from "@/lib/platform/ids";
import { definitionSchema } from "@/lib/recommender/experiments/definition";
import type { Experiment } from "@/lib/recommender/experiments/experiment";
import { type Forced, ServingPlan, type Subject } from "@/lib/recommender/experiments/plan";
import { type Placement, PLACEMENTS } from "@/lib/recommender/strategies/placements";
import { type ServedList, signListToken } from "@/lib/shop/interactions/list-token";
import { createRng } from "@/ml/base/rng";
import { explore } from "@/ml/experiments/explore";
import { readArguments, runProgram } from "../program";

/*
 * What experiments add to a request that makes four lists: choosing what makes each, chance in one of them, and the terms in
 * its token; beside the same without experiments. One thread, many requests, no database.
 */

const HELP = `npm run bench -- assignment [--json]

  What assignment and logging add to a request of four lists, in microseconds.`;

const SECRET = "for measuring only, and long enough for it";
const PAGE: Placement[] = ["home.for-you", "home.trending", "home.new", "home.recently-viewed"];
const REQUESTS = 20_000;
const ROUNDS = 7;
const NOW = Date.UTC(2026, 0, 1);
const PRODUCTS = Array.from({ length: 112 }, (_, i) => i + 1);

function experimentOn(placement: Placement, i: number): Experiment {
  const definition = definitionSchema.parse({
    hypothesis: "Made up.",
    placements: [placement],
    variants: [0.4, 0.3, 0.3].map((share, v) => ({ key: `v${v}`, name: `V${v}`, share })),
    audience: { shoppers: "known", device: "all", category: null },
    ramp: [
      { afterMinutes: 0, share: 0.5 },
      { afterMinutes: 60, share: 0.9 },
    ],
  });
  const slice = { group: "all", from: 0, to: 0.5 };
  const times = { startedAt: NOW - 1e9, stoppedAt: null, decidedAt: null, createdAt: NOW - 2e9 };
  return {
    id: `e${i}`,
    kind: "experiment",
    state: "running",
    definition,
    slice,
    shares: null,
    decision: null,
    createdBy: "a",
    ...times,
  };
}

const plain = new ServingPlan();
const holdout = { id: "h", endedAt: null, share: 0.05, salt: "h", startedAt: NOW - 1e9, strategies: {} };
const busy = new ServingPlan(new Map(), new Map(), PLACEMENTS.map(experimentOn), holdout);

interface Asked {
  subject: Subject;
  forced: Forced | null;
}

/** What differs between the two: nothing else of a request is done. */
function answer(plan: ServingPlan, { subject, forced }: Asked, isLogged: boolean): number {
  let length = 0;
  for (const [place, placement] of PAGE.entries()) {
    const { strategy, experiment, variant, share, held } = plan.choose(placement, {
      subject,
      forced,
      now: NOW,
    });
    const id = uuidv7(NOW);
    const items = PRODUCTS.slice(0, 12);
    const explored = isLogged && place === 0 ? explore(items, PRODUCTS.slice(12), 0.1, rng) : null;
    const list: ServedList = {
      id,
      placement,
      strategy: strategy.name,
      model: "20260101-000000-abcdef",
      experiment,
      variant,
      shopperId: subject.unit ?? "",
      servedAt: NOW,
      items: explored ? [...explored.items] : items,
      rung: "live",
    };
    const exploration = explored && {
      share: 0.1,
      pool: 100,
      place: explored.place < 0 ? null : explored.place,
    };
    const terms = {
      device: subject.device,
      isNew: false,
      held,
      variantShare: share,
      exploration,
      teams: null,
      propensities: null,
    };
    length += signListToken(isLogged ? { ...list, terms } : list, SECRET).length;
  }
  return length;
}

const rng = createRng(1);

function measure(plan: ServingPlan, isLogged: boolean): number {
  const subjects = Array.from({ length: 256 }, (): Asked => {
    return { subject: { unit: randomUUID(), knownSince: NOW - 2e9, device: "phone" }, forced: null };
  });
  const start = performance.now();
  let sum = 0;
  for (let request = 0; request < REQUESTS; request++) {
    const asked = subjects[request % subjects.length];
    if (asked) sum += answer(plan, asked, isLogged);
  }
  if (sum === 0) throw new Error("No token was made.");
  return ((performance.now() - start) / REQUESTS) * 1_000;
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

function run(): void {
  const flag = { type: "boolean", default: false } as const;
  const { json, help } = readArguments({ options: { json: flag, help: flag } }).values;
  if (help) return console.log(HELP);
  const [without, withThem]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    without.push(measure(plain, false));
    withThem.push(measure(busy, true));
  }
  const result = { withoutMicroseconds: median(without), withMicroseconds: median(withThem) };
  const added = result.withMicroseconds - result.withoutMicroseconds;
  if (json) return console.log(JSON.stringify({ suite: "assignment", ...result, addedMicroseconds: added }));
  console.log(
    "Four lists of a request, ten experiments and a holdout, median of seven rounds, microseconds:",
  );
  console.log(`  without experiments  ${result.withoutMicroseconds.toFixed(1).padStart(7)}`);
  console.log(`  with them            ${result.withMicroseconds.toFixed(1).padStart(7)}`);
  console.log(`  added                ${added.toFixed(1).padStart(7)}  (0.1 ms would be 100)`);
}

await runProgram(HELP, run);
