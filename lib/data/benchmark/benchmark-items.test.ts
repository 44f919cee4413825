import { describe, expect, it } from "vitest";
import { makeFolder } from "@/lib/data/import/testing/import-fixture";
import { DEFAULT_WEIGHTS } from "@/ml/index";
import type { Plan } from "./plan";
import { readDataset } from "./read-dataset";
import { isRefused, type Outcome } from "./results";
import { runBenchmark } from "./run-benchmark";

const write = makeFolder();
const KINDS = ["tea", "coffee", "wine"];
const USERS = 30;

/** Shoppers buy old products of the kind they like, then, in the last fifth, new ones nobody had bought before. */
function makePurchases(): string {
  const rows = ["user,item,time"];
  const buy = (user: number, number: number) =>
    rows.push(`u${user},${KINDS[user % 3]}${number},${1_600_000_000 + 60 * rows.length}`);
  for (let n = 0; n < 8; n++) for (let user = 0; user < USERS; user++) buy(user, (n + (user % 5)) % 10);
  for (let n = 0; n < 2; n++) for (let user = 0; user < USERS; user++) buy(user, 10 + ((n + user) % 4));
  return rows.join("\n");
}

const PURCHASES = write("purchases.csv", makePurchases());
const ITEMS = write(
  "items.csv",
  [
    "id,title,kind",
    ...KINDS.flatMap((kind) => Array.from({ length: 14 }, (_, n) => `${kind}${n},Fine ${kind},${kind}`)),
  ].join("\n"),
);

const PLAN: Plan = {
  protocol: { name: "temporal", share: 0.2, folds: 5, negatives: 100, negativesFile: null },
  models: ["popularity", "als", "content"],
  parameters: { als: { factors: 8 } },
  chosen: {},
  searchMinutes: 0,
  objective: "recall@10",
  ks: [10],
  metrics: ["recall@10"],
  maxCases: null,
  resamples: 0,
  seed: 1,
  threads: 1,
  weights: DEFAULT_WEIGHTS,
  trialsFile: null,
  listsFile: null,
};

async function compare(items?: string, change: Partial<Plan> = {}): Promise<Outcome[]> {
  const request = {
    format: "interactions",
    paths: [PURCHASES],
    options: { columns: {}, kinds: {} },
  } as const;
  const dataset = await readDataset({ ...request, ...(items !== undefined && { items }) }, () => {});
  return runBenchmark(dataset, { ...PLAN, ...change }, { clock: () => performance.now() });
}

function recallOf(outcomes: readonly Outcome[], model: string): number {
  const found = outcomes.find((outcome) => outcome.model === model);
  if (found === undefined || isRefused(found)) throw new Error(`${model} was refused`);
  return found.measurements[0]?.value ?? Number.NaN;
}

describe("a benchmark with items", () => {
  it("recommends what nobody had touched, which it cannot without", async () => {
    const [plain, informed] = [await compare(), await compare(ITEMS)];
    expect(recallOf(informed, "popularity")).toBe(0);
    expect(recallOf(plain, "als")).toBeLessThan(0.2);
    expect(recallOf(informed, "als")).toBeGreaterThan(0.9);
    expect(recallOf(informed, "content")).toBeGreaterThan(0.9);
  });

  it("gives them to searches and blends as well", async () => {
    const outcomes = await compare(ITEMS, { models: ["als", "content", "blend"], searchMinutes: 0.002 });
    expect(recallOf(outcomes, "content")).toBeGreaterThan(0.9);
    expect(recallOf(outcomes, "blend")).toBeGreaterThan(0.9);
  });

  it.each([0, 0.001])(
    "says how to give them to the model that needs them, %s minutes of search",
    async (minutes) => {
      const outcomes = await compare(undefined, { models: ["content"], searchMinutes: minutes });
      expect(outcomes).toEqual([{ model: "content", refused: expect.stringContaining("with --items") }]);
    },
  );
});
