import { describe, expect, it } from "vitest";
import {
  createRecipe,
  DEFAULT_PIPELINE,
  type EventLog,
  KIND,
  type ModelBundle,
  NO_PACE,
  trainBundle,
} from "@/ml/index";
import { findSurges } from "./find-surges";

const ITEMS = 60;
const TARGET = 59;
const PRODUCT_IDS = Int32Array.from({ length: ITEMS }, (_, i) => 100 + i);
const PIPELINE = { ...DEFAULT_PIPELINE, k: 10 };

type Row = readonly [user: number, item: number, kind: number];

function logOf(rows: readonly Row[]): EventLog {
  return {
    userCount: Math.max(...rows.map(([user]) => user)) + 1,
    itemCount: ITEMS,
    length: rows.length,
    users: Uint32Array.from(rows, ([user]) => user),
    items: Uint32Array.from(rows, ([, item]) => item),
    kinds: Uint8Array.from(rows, ([, , kind]) => kind),
    values: new Float32Array(rows.length).fill(1),
    at: Float64Array.from(rows, (_, e) => e * 60_000),
  };
}

/** A hundred shoppers; each looks at twelve products and buys every third of them. */
const HONEST: Row[] = Array.from({ length: 1_200 }, (_, e) => {
  const [user, turn] = [e % 100, Math.floor(e / 100)];
  return [user, (user * 7 + turn * 5) % (ITEMS - 1), turn % 3 === 0 ? KIND.purchase : KIND.view] as const;
});
/** Eighty who meet the same product; of ten each so many buy it. */
const crowd = (buyers: number): Row[] =>
  Array.from(
    { length: 80 },
    (_, i) => [100 + i, TARGET, i % 10 < buyers ? KIND.purchase : KIND.view] as const,
  );

async function popular(log: EventLog): Promise<ModelBundle> {
  const recipe = createRecipe({ popularity: 1 }, new Map(), PIPELINE);
  return trainBundle({ log }, PRODUCT_IDS, recipe, PIPELINE, { seed: 1 });
}

async function surgesOf(rows: readonly Row[]) {
  const log = logOf(rows);
  const task = { log, productIds: PRODUCT_IDS, pipeline: PIPELINE, seed: 1 };
  return findSurges(task, await popular(logOf(HONEST)), await popular(log), NO_PACE);
}

describe("a version that shows a product many times as often", () => {
  it("is noticed when hardly anybody who met it bought it", async () => {
    expect(await surgesOf([...HONEST, ...crowd(1)])).toEqual([
      { productId: 100 + TARGET, before: 0, after: expect.any(Number), met: 80, bought: 8 },
    ]);
  });

  it("is in order when it sells", async () => {
    expect(await surgesOf([...HONEST, ...crowd(4)])).toEqual([]);
  });

  it("is in order when nothing has risen", async () => {
    expect(await surgesOf(HONEST)).toEqual([]);
  });

  it("tells nothing in a shop without purchases", async () => {
    const views = [...HONEST, ...crowd(0)].map(([user, item]): Row => [user, item, KIND.view]);
    expect(await surgesOf(views)).toEqual([]);
  });
});
