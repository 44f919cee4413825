import { beforeAll, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { fillCatalog } from "@/lib/shop/catalog/testing/fill-catalog";
import { verifyModel } from "@/lib/recommender/serving/verify-model";
import { decodeBundle, rehearse } from "@/ml/index";
import { type Change, changePart, drawAnew, shuffle } from "@/ml/testing/change-part";
import { requireServable } from "./artifact-check";
import { type NewModel, promoteModel, registerModel, rollbackModel } from "./commands";
import { getLiveModelId, loadArtifact } from "./queries";
import { advanceRelease, startRelease } from "./release-commands";
import { getCurrentRelease } from "./release-rows";
import { trainTinyModel } from "./testing/tiny-model";

const database = withTestDatabase();
const TEST = { process: "test" };
const POPULAR = "recent-popularity";
let tiny: Omit<NewModel, "id">;
const RANKER = "als";

beforeAll(async () => {
  const { productIds } = await fillCatalog(database.pool(), { products: 120 });
  tiny = await trainTinyModel(productIds, RANKER);
  await registerModel({ ...tiny, id: "honest" });
  await promoteModel("honest", TEST);
});

const kept = { promote: false, reason: "Kept as a candidate." };
const withoutWord = () => ({ ...tiny.metrics, decision: kept });

async function expectRefused(id: string, message: string | RegExp): Promise<void> {
  const promotion = promoteModel(id, TEST);
  await expect(promotion).rejects.toMatchObject({ code: "conflict" });
  await expect(promotion).rejects.toThrow(message);
  expect(await getLiveModelId()).toBe("honest");
}

describe("finite nonsense", () => {
  const NONSENSE: readonly [string, string, Change][] = [
    ["zeros", RANKER, (data) => data.fill(0)],
    ["the largest numbers there are", RANKER, (data) => data.fill(3e38)],
    ["numbers drawn by chance", RANKER, drawAnew],
    ["factors of other products", RANKER, shuffle],
    ["popularity of other products", POPULAR, shuffle],
  ];

  it.each(NONSENSE)("is refused, with what it answers otherwise: %s", async (name, part, change) => {
    const id = name.replaceAll(" ", "-");
    const bytes = changePart(tiny.bytes, part, change);
    // It brings the good figures and the answers of the training that made the good one.
    await registerModel({ ...tiny, id, bytes });
    await expectRefused(
      id,
      /does not answer as it did when it was trained: asked what|scores are not finite/,
    );
    // A process that is told to serve it does not, either.
    const artifact = await loadArtifact(id);
    if (!artifact) throw new Error("It is kept.");
    expect(() => verifyModel(artifact, new Set(decodeBundle(bytes).itemIds))).toThrow(/cannot serve/);
  });

  it("is refused from elsewhere, where no training has kept answers, whatever its figures say", async () => {
    await registerModel({ ...tiny, id: "elsewhere", bytes: tiny.bytes, rehearsal: null });
    await expectRefused("elsewhere", "no training has kept what it answers");
    await registerModel({ ...tiny, id: "garbled", rehearsal: {} as NewModel["rehearsal"] });
    await expectRefused("garbled", "no training has kept what it answers");
  });
});

describe("a version unlike the live one", () => {
  const registerDrawn = async (id: string, metrics = withoutWord()) => {
    const bytes = changePart(tiny.bytes, RANKER, drawAnew);
    await registerModel({ ...tiny, id, bytes, metrics, rehearsal: rehearse(decodeBundle(bytes)) });
  };

  it("needs its training's word", async () => {
    await registerDrawn("unlike");
    await expectRefused("unlike", /its lists have \d+ % in common with those of the live version honest/);
    await expect(
      startRelease({ id: "unlike", stage: "canary", share: 0.1, rule: null, reason: null }, TEST),
    ).rejects.toThrow("in common");
    await registerDrawn("better", tiny.metrics);
    await promoteModel("better", TEST);
    await rollbackModel(TEST);
  });

  it("or a person's reason, and then goes on by what it has shown", async () => {
    await registerDrawn("meant");
    const rule = { minutes: 1, lists: 1 };
    const reason = "The range is another one.";
    const releaseId = await startRelease({ id: "meant", stage: "canary", share: 0.1, rule, reason }, TEST);
    await advanceRelease({ releaseId, stage: "canary", reason: null }, TEST);
    expect(await getLiveModelId()).toBe("meant");
    expect((await getCurrentRelease())?.stage).toBe("holdback");
  });

  it("is gone back from without a word", async () => {
    await rollbackModel(TEST);
    expect(await getLiveModelId()).toBe("honest");
  });

  it("is promoted like any other if it is none: a candidate that ranks the same", async () => {
    await registerModel({ ...tiny, id: "alike", metrics: withoutWord() });
    await promoteModel("alike", TEST);
    await promoteModel("honest", TEST);
  });
});

it("a version from before trainings asked anything goes on serving", async () => {
  await registerModel({ ...tiny, id: "older", rehearsal: "before" as unknown as NewModel["rehearsal"] });
  await promoteModel("older", TEST);
  await promoteModel("honest", TEST);
});

it("costs little", async () => {
  const artifact = await loadArtifact("honest");
  if (!artifact) throw new Error("It is kept.");
  const times = Array.from({ length: 5 }, () => {
    const bytes = artifact.bytes.slice();
    const started = performance.now();
    requireServable({ ...artifact, bytes }, []);
    return performance.now() - started;
  });
  expect(Math.min(...times)).toBeLessThan(100);
});
