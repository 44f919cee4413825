import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inTransaction } from "@/lib/platform/db/transaction";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { closeEngine, getEngine } from "@/lib/recommender/serving/engine";
import { getLiveCatalog } from "@/lib/shop/catalog/live-catalog";
import { searchMemory } from "@/lib/shop/catalog/search-memory";
import { copyCatalog } from "./load-sample";
import { makeCatalog } from "./make-catalog";
import { runSearchSuite } from "./run-search-suite";
import { DEFAULT_SIZE } from "./sample-options";
import { readSearchCases } from "./search-case";
import { SEARCH_SUITE } from "./search-suite";

const database = withTestDatabase();
const LEAST_SHARE = 0.97;

beforeAll(async () => {
  const catalog = makeCatalog({ seed: 1, now: Date.UTC(2026, 9, 15, 12), size: DEFAULT_SIZE });
  await inTransaction((_db, client) => copyCatalog(client, catalog), { on: database.pool() });
  await getEngine().catalog();
  await getEngine().refresh();
});
afterAll(() => closeEngine());

describe("searches of the sample shop", () => {
  it("find what was meant first, and never nothing where the shop has it", async () => {
    expect(SEARCH_SUITE.length).toBeGreaterThanOrEqual(200);
    const outcomes = await runSearchSuite(SEARCH_SUITE);
    const wrong = outcomes.filter((outcome) => outcome.wrong !== null);
    const share = 1 - wrong.length / outcomes.length;
    console.log(`${(100 * share).toFixed(1)} % of ${outcomes.length} searches right`);
    const said = wrong.map(({ search, wrong: why }) => `${search.query}: ${why}`);
    expect({ isEnough: share >= LEAST_SHARE, said }).toMatchObject({ isEnough: true });
    expect(outcomes.filter(({ isEmpty }) => isEmpty)).toEqual([]);
  });

  it("are judged: a case that cannot be right is not", async () => {
    const [outcome] = await runSearchSuite(readSearchCases({ none: "knives = Teapots" }));
    expect(outcome?.wrong).toMatch(/Kitchen Knives/);
  });

  it("begin alike in memory, where descriptions and likeness of letters are missing", async () => {
    const catalog = await getLiveCatalog();
    const missed = [];
    for (const { query, first } of SEARCH_SUITE) {
      if (!first || first.categories.length === 0) continue;
      const { matches } = await searchMemory(query, catalog);
      const product = catalog.byId.get(matches[0]?.productId ?? 0);
      const category = catalog.categories.get(product?.categoryId ?? 0)?.name ?? "nothing";
      if (!first.categories.includes(category)) missed.push(`${query}: ${category}`);
    }
    expect({ missed, isFew: missed.length <= 0.05 * SEARCH_SUITE.length }).toMatchObject({ isFew: true });
  });
});
