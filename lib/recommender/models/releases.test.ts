import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { fillCatalog } from "@/lib/shop/catalog/testing/fill-catalog";
import { auditPage } from "@/lib/shop/audit/queries";
import { type NewModel, promoteModel, registerModel, rollbackModel } from "./commands";
import { endFreeze, freezePromotions, getFreeze } from "./freeze";
import { getMark, markModel } from "./model-marks";
import { promoteWinner } from "./promote-winner";
import { getLiveModelId, getModel, listWantedModelIds } from "./queries";
import { releasedModelFor } from "./release";
import { advanceRelease, keepControl, startRelease, stopRelease } from "./release-commands";
import { getCurrentRelease, listReleaseRows } from "./release-rows";
import { trainTinyModel } from "./testing/tiny-model";

const database = withTestDatabase();
const TEST = { process: "test" };
const ADMIN = { userId: "u", email: "admin@example.com", name: "A", role: "admin" as const };
const HOUR_MS = 60 * 60 * 1_000;
let tiny: Omit<NewModel, "id">;
let made = 0;

beforeAll(async () => {
  const { productIds } = await fillCatalog(database.pool(), { products: 40 });
  tiny = await trainTinyModel(productIds);
});

/** Versions of different snapshots, the first live. */
let live: string;
let other: string;
beforeEach(async () => {
  await database.pool().query("delete from releases; delete from promotion_freezes; delete from model_marks");
  live = await register();
  await promoteModel(live, TEST);
  other = await register();
});

async function register(extra: Partial<NewModel> = {}): Promise<string> {
  made++;
  const snapshotHash = String(made).padStart(64, "0");
  return registerModel({ ...tiny, snapshotHash, id: `v${made}`, ...extra });
}

/** Ranks by a kind of model that no other version has. */
const otherKind = () => {
  const { comparison } = tiny.metrics;
  if (!comparison.recipe) throw new Error("No recipe.");
  const parts = Object.fromEntries(
    Object.entries(comparison.recipe.parts).map(([name, part]) => [name, { ...part, kind: `kind-${made}` }]),
  );
  return {
    metrics: { ...tiny.metrics, comparison: { ...comparison, recipe: { ...comparison.recipe, parts } } },
  };
};

const newestAudit = async () => {
  const { entries } = await auditPage(null, 1);
  const [{ actor, action, subject, detail } = { actor: "", action: "", subject: "", detail: {} }] = entries;
  return { actor, action, subject, detail };
};

const canary = (extra = {}) =>
  startRelease({ id: other, stage: "canary", share: 0.2, rule: null, reason: "A try.", ...extra }, ADMIN);

describe("two admins at once", () => {
  it("who promote different versions: the second is told, and nothing of theirs is done", async () => {
    const third = await register();
    const wishes = [other, third].map((id) => promoteModel(id, ADMIN, { expectedLive: live }));
    const results = await Promise.allSettled(wishes);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const [refused] = results.filter((result) => result.status === "rejected");
    expect(refused?.reason).toMatchObject({ code: "conflict" });
    expect(String(refused?.reason)).toContain("Somebody else has changed meanwhile what serves");
    expect(await getModel((await getLiveModelId()) ?? "", TEST)).toMatchObject({ aliases: ["live"] });
  });

  it("of whom one rolls back what the other no longer sees", async () => {
    await promoteModel(other, ADMIN, { expectedLive: live });
    await expect(rollbackModel(ADMIN, { expectedLive: live })).rejects.toMatchObject({ code: "conflict" });
    expect(await getLiveModelId()).toBe(other);
  });

  it("who press the same button of a release: it moves one stage", async () => {
    const releaseId = await startRelease(
      { id: other, stage: "shadow", share: 0, rule: null, reason: null },
      ADMIN,
    );
    const step = { releaseId, stage: "shadow" as const, reason: null };
    const results = await Promise.allSettled([advanceRelease(step, ADMIN), advanceRelease(step, ADMIN)]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await getCurrentRelease())?.stage).toBe("canary");
  });
});

describe("a freeze", () => {
  const until = new Date(Date.now() + HOUR_MS);

  it("stops trainings and people, but not a person with a reason, and says until when", async () => {
    await freezePromotions({ until, reason: "Black Friday." }, ADMIN);
    expect(await newestAudit()).toMatchObject({
      action: "model.freeze",
      detail: { reason: "Black Friday." },
    });
    await expect(promoteModel(other, ADMIN)).rejects.toThrow(
      /frozen until .* UTC by admin@example.com: Black Friday/,
    );
    expect(await promoteWinner(other, "train job")).toMatch(/frozen/);
    await expect(canary({ reason: null })).rejects.toThrow(/frozen/);
    expect(await getLiveModelId()).toBe(live);
    await promoteModel(other, ADMIN, { reason: "The old one sells what is gone." });
    expect(await getLiveModelId()).toBe(other);
    expect((await newestAudit()).detail).toMatchObject({ reason: "The old one sells what is gone." });
  });

  it("does not stand in the way of going back", async () => {
    await promoteModel(other, ADMIN);
    await freezePromotions({ until, reason: "Stocktaking." }, ADMIN);
    expect(await rollbackModel(ADMIN)).toBe(live);
  });

  it("ends by itself, by an admin, or by the next one", async () => {
    await freezePromotions({ until, reason: "One." }, ADMIN);
    await freezePromotions({ until: new Date(Date.now() + 60_000), reason: "Two." }, ADMIN);
    expect((await getFreeze())?.reason).toBe("Two.");
    await endFreeze(ADMIN);
    expect(await getFreeze()).toBeNull();
    await expect(endFreeze(ADMIN)).rejects.toMatchObject({ code: "conflict" });
    await database.pool().query(
      `insert into promotion_freezes (id, until, reason, actor)
       values (gen_random_uuid(), now() - interval '1 second', 'Over.', 'x')`,
    );
    await promoteModel(other, ADMIN);
    expect(await getLiveModelId()).toBe(other);
  });
});

describe("pins and tags", () => {
  it("are noted by whom, and a pinned version is replaced by people alone", async () => {
    await markModel({ id: live, pinned: true, tags: ["summer", "a/b"] }, ADMIN);
    expect(await newestAudit()).toMatchObject({
      action: "model.tag",
      subject: live,
      detail: { tags: ["summer", "a/b"] },
    });
    expect(await promoteWinner(other, "train job")).toBe(
      `Kept as a candidate: the live version ${live} is pinned.`,
    );
    expect(await getLiveModelId()).toBe(live);
    await promoteModel(other, ADMIN);
    expect(await getLiveModelId()).toBe(other);
    await expect(markModel({ id: "nothing", pinned: true, tags: [] }, ADMIN)).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("what was taken back", () => {
  beforeEach(async () => {
    await promoteModel(other, TEST);
    await rollbackModel(TEST, { reason: "Fewer clicks." });
  });

  it("does not come back by itself, nor does its copy", async () => {
    expect((await getMark(other)).takenBack).toMatchObject({ by: "test", reason: "Fewer clicks." });
    expect(await promoteWinner(other, "train job")).toMatch(/test took it back \(Fewer clicks\.\)/);
    const snapshotHash = (await getModel(other, TEST))?.snapshotHash ?? "";
    const copy = await register({
      snapshotHash,
      parameters: { ...tiny.parameters, pipeline: { budget: 9 } },
    });
    expect(await promoteWinner(copy, "train job")).toMatch(/in the same way as v\d+, which was taken back/);
    expect(await getLiveModelId()).toBe(live);
  });

  it("sends a new version of its kind to some shoppers first, and another kind to all", async () => {
    const kin = await register();
    expect(await promoteWinner(kin, "train job")).toMatch(/^Shown to 10 % of shoppers\. It ranks like/);
    expect(await getLiveModelId()).toBe(live);
    expect(await getCurrentRelease()).toMatchObject({
      modelId: kin,
      controlId: live,
      stage: "canary",
      share: 0.1,
    });
    const stranger = await register(otherKind());
    expect(await promoteWinner(stranger, "train job")).toMatch(/is on its way to shoppers \(canary\)/);
    await database.pool().query("update releases set ended_at = now()");
    expect(await promoteWinner(stranger, "train job")).toBeNull();
    expect(await getLiveModelId()).toBe(stranger);
  });

  it("may serve again when a person says so", async () => {
    await promoteModel(other, ADMIN);
    expect((await getMark(other)).takenBack).toBeNull();
    expect(await getLiveModelId()).toBe(other);
  });
});

describe("a nightly winner", () => {
  const seenBy = (shoppers: number) =>
    database.pool().query(
      `insert into shown_lists (id, placement, strategy, model_version, rung, shopper_id, items, served_at, impressed_at)
       select gen_random_uuid(), 'home.for-you', 'for-you@2', 'v1', 'live', gen_random_uuid(), '{}', now(), now()
       from generate_series(1, $1)`,
      [shoppers],
    );

  it("leaves a tenth with its predecessor where a tenth is enough people to compare, else nobody", async () => {
    await seenBy(100);
    expect(await promoteWinner(other, "train job")).toBeNull();
    expect(await getCurrentRelease()).toBeNull();
    await seenBy(50);
    const next = await register();
    expect(await promoteWinner(next, "train job")).toBeNull();
    expect(await getCurrentRelease()).toMatchObject({
      modelId: next,
      controlId: other,
      stage: "holdback",
      share: 0.1,
    });
    await database.pool().query("delete from shown_lists");
  });
});

describe("a release", () => {
  it("goes by hand from shadow to canary to all but a few to all, each step in the audit", async () => {
    const releaseId = await startRelease(
      { id: other, stage: "shadow", share: 0, rule: null, reason: null, expectedLive: live },
      ADMIN,
    );
    const step = (stage: "shadow" | "canary" | "holdback") =>
      advanceRelease({ releaseId, stage, reason: null }, ADMIN);
    expect(await listWantedModelIds()).toEqual([other, live]);
    expect(await step("shadow")).toBe("canary");
    expect(await newestAudit()).toMatchObject({
      action: "release.advance",
      detail: { from: "shadow", to: "canary" },
    });
    expect(await step("canary")).toBe("holdback");
    expect(await getLiveModelId()).toBe(other);
    expect(await getCurrentRelease()).toMatchObject({
      id: releaseId,
      modelId: other,
      controlId: live,
      stage: "holdback",
    });
    expect(await step("holdback")).toBeNull();
    expect(await listReleaseRows(other, 5)).toMatchObject([{ stage: "ended", outcome: "live" }]);
    expect(await listWantedModelIds()).toEqual([]);
  });

  it("goes on one at a time, beside a live version it is not itself", async () => {
    await canary();
    await expect(canary()).rejects.toThrow(/on its way already \(canary\)/);
    await expect(
      startRelease({ id: live, stage: "shadow", share: 0, rule: null, reason: null }, ADMIN),
    ).rejects.toThrow(/live already/);
    await expect(canary({ id: "nothing" })).rejects.toMatchObject({ code: "not_found" });
  });

  it("that is stopped serves nobody, and what the guard has stopped does not come back by itself", async () => {
    const releaseId = await canary();
    await stopRelease({ releaseId, stage: "canary", reason: "Fewer orders." }, { process: "guard" }, true);
    expect(await getCurrentRelease()).toBeNull();
    expect((await getMark(other)).takenBack?.reason).toBe("Fewer orders.");
    expect(await listReleaseRows(null, 1)).toMatchObject([{ outcome: "stopped", reason: "Fewer orders." }]);
  });

  it("ends with what it was compared with", async () => {
    await canary();
    const third = await register();
    await promoteModel(third, ADMIN);
    expect(await listReleaseRows(other, 1)).toMatchObject([
      { outcome: "stopped", reason: `${third} became live.` },
    ]);
  });

  it("of a new live version leaves some with its predecessor, as many as the guard asks for", async () => {
    await promoteModel(other, TEST, { holdback: 0.1 });
    expect(await getCurrentRelease()).toMatchObject({ stage: "holdback", controlId: live, share: 0.1 });
    expect(await keepControl(0.5, "Fewer clicks than before.", { process: "guard" })).toBe(true);
    expect(await getCurrentRelease()).toMatchObject({ share: 0.5, reason: "Fewer clicks than before." });
    await rollbackModel({ process: "guard" });
    expect(await getCurrentRelease()).toBeNull();
    expect(await keepControl(0.5, "Again.", { process: "guard" })).toBe(false);
  });
});

describe("who gets which version", () => {
  const base = {
    id: "r",
    modelId: "new",
    controlId: "old",
    salt: "s",
    rule: null,
    stageAt: 0,
    startedAt: 0,
    actor: "",
    reason: "",
  };
  const shoppers = Array.from({ length: 10_000 }, (_, n) => `shopper-${n}`);
  const who = (stage: "shadow" | "canary" | "holdback", share: number, gets: string) =>
    new Set(shoppers.filter((shopper) => releasedModelFor({ ...base, stage, share }, shopper) === gets));

  it("is a share of shoppers, the same ones each time, and more of them with a larger share", () => {
    const few = who("canary", 0.1, "new");
    expect(few.size / shoppers.length).toBeCloseTo(0.1, 1);
    expect(who("canary", 0.1, "new")).toEqual(few);
    const more = who("canary", 0.3, "new");
    expect([...few].every((shopper) => more.has(shopper))).toBe(true);
    expect(who("shadow", 0.5, "new").size).toBe(0);
    expect(releasedModelFor({ ...base, stage: "canary", share: 1 }, null)).toBeNull();
  });

  it("keeps the new version with those who had it first", () => {
    const early = who("canary", 0.5, "new");
    const late = who("holdback", 0.5, "old");
    expect([...early].some((shopper) => late.has(shopper))).toBe(false);
    expect(late.size).toBeGreaterThan(4_000);
  });
});
