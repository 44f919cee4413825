import { beforeEach, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { randomId, uuidv7 } from "@/lib/platform/ids";
import { auditPage } from "@/lib/shop/audit/queries";
import type { Viewer } from "@/lib/shop/auth/viewer";
import { addStrategy, serveStrategy } from "@/lib/recommender/strategies/commands";
import { liveStrategyIds } from "@/lib/recommender/strategies/queries";
import { shippedStrategy } from "@/lib/recommender/strategies/shipped";
import { getExperimentReport, listExperimentReports } from "@/lib/recommender/readouts/queries";
import { refreshReadouts } from "@/lib/recommender/readouts/refresh";
import {
  addExperiment,
  changeExperiment,
  decideExperiment,
  discardExperiment,
  startExperiment,
  stopExperiment,
} from "./commands";
import { endHoldout, startHoldout } from "./holdout-commands";
import { loadPlan } from "./load-plan";
import { getExperiment, listExperiments } from "./queries";

const database = withTestDatabase();
const admin: Viewer = { userId: uuidv7(), email: "a@example.org", name: "A", role: "admin" };
const customer: Viewer = { ...admin, role: "customer" };

const { version: _, ...usual } = shippedStrategy("home.for-you");
const calm = { ...usual, name: "calm" };

const definition = {
  hypothesis: "Calmer lists sell more.",
  placements: ["home.for-you"],
  variants: [
    { key: "usual", name: "Usual", share: 0.5 },
    { key: "calm", name: "Calm", share: 0.5, strategies: { "home.for-you": "calm@1" } },
  ],
};

beforeEach(async () => {
  await database
    .pool()
    .query(
      "truncate readouts, readout_bases, readout_shoppers, experiments, strategies, placement_strategies, audit_entries, holdout_readouts, holdouts",
    );
  await addStrategy({ strategy: calm, note: "" }, admin);
});

const add = (id: string, change: object = {}) =>
  addExperiment({ id, definition: { ...definition, ...change } }, admin);
const chosen = async () =>
  (await loadPlan()).choose("home.for-you", {
    subject: { unit: randomId(), knownSince: null, device: "desktop" },
    now: Date.now() + 1_000,
  });

describe("an experiment", () => {
  it("goes from draft to running to stopped to decided, and each step is in the audit", async () => {
    await add("calmer");
    expect((await chosen()).experiment).toBeNull();
    await startExperiment("calmer", admin);
    expect((await chosen()).experiment).toBe("calmer");
    await stopExperiment("calmer", admin);
    await stopExperiment("calmer", admin);
    expect((await chosen()).experiment).toBeNull();
    await decideExperiment("calmer", { variant: "calm", reason: "It sells.", readout: "" }, admin);
    expect(await getExperiment("calmer", admin)).toMatchObject({
      state: "decided",
      decision: { variant: "calm", reason: "It sells.", by: "a@example.org" },
    });
    const { entries } = await auditPage(null);
    expect(entries.map(({ action }) => action)).toEqual([
      "experiment.decide",
      "experiment.stop",
      "experiment.start",
      "experiment.add",
      "strategy.add",
    ]);
  });

  it("is changed and discarded as a draft alone, by the commands and by the database", async () => {
    await add("calmer");
    await changeExperiment("calmer", { ...definition, minimumEffect: 0.1 }, admin);
    await startExperiment("calmer", admin);
    const refused = { code: "conflict" };
    await expect(changeExperiment("calmer", definition, admin)).rejects.toMatchObject(refused);
    await expect(discardExperiment("calmer", admin)).rejects.toMatchObject(refused);
    await expect(startExperiment("calmer", admin)).rejects.toMatchObject(refused);
    await expect(
      decideExperiment("calmer", { variant: null, reason: "x", readout: "" }, admin),
    ).rejects.toMatchObject(refused);
    const pool = database.pool();
    await expect(pool.query("update experiments set definition = '{}' where id = 'calmer'")).rejects.toThrow(
      /does not change/,
    );
    await expect(pool.query("update experiments set state = 'draft' where id = 'calmer'")).rejects.toThrow(
      /go back/,
    );
    await add("other");
    await discardExperiment("other", admin);
    await expect(getExperiment("other", admin)).rejects.toMatchObject({ code: "not_found" });
  });

  it("is refused with the path of what is wrong, and under a name that is taken", async () => {
    const bad = {
      ...definition,
      variants: [{ ...definition.variants[0], share: 0.7 }, definition.variants[1]],
    };
    await expect(addExperiment({ id: "bad", definition: bad }, admin)).rejects.toMatchObject({
      code: "invalid",
      fields: [{ path: "variants", message: "The shares add up to 1.2, and not to 1." }],
    });
    await add("calmer");
    await expect(add("calmer")).rejects.toMatchObject({ code: "conflict", fields: [{ path: "id" }] });
    await expect(addExperiment({ id: "x", definition }, customer)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(addExperiment({ id: "x", definition }, null)).rejects.toMatchObject({
      code: "unauthenticated",
    });
  });

  it("does not start on what is gone", async () => {
    const [first, second] = definition.variants;
    await add("gone", {
      variants: [first, { ...second, strategies: { "home.for-you": "nothing@9" }, model: "m-0" }],
    });
    await expect(startExperiment("gone", admin)).rejects.toMatchObject({
      code: "conflict",
      fields: [{ path: "variants.1.strategies.home.for-you" }, { path: "variants.1.model" }],
    });
    await add("nowhere", { audience: { category: "no/such-page", taste: "no/such-taste" } });
    await expect(startExperiment("nowhere", admin)).rejects.toMatchObject({
      code: "conflict",
      fields: [{ path: "audience.category" }, { path: "audience.taste" }],
    });
    await add("elsewhere", {
      placements: ["home.new"],
      variants: [first, { ...second, strategies: { "home.new": "calm@1" } }],
    });
    await expect(startExperiment("elsewhere", admin)).rejects.toMatchObject({ code: "conflict" });
  });

  it("has its placements to itself, unless a group keeps its shoppers apart", async () => {
    await add("one");
    await add("two");
    await startExperiment("one", admin);
    await expect(startExperiment("two", admin)).rejects.toThrow(/one runs on home.for-you/);
    await stopExperiment("one", admin);
    for (const id of ["three", "four", "five"]) await add(id, { group: "home", groupShare: 0.5 });
    await startExperiment("three", admin);
    await startExperiment("four", admin);
    await expect(startExperiment("five", admin)).rejects.toThrow(/no room/);
    const seen = new Set(
      await Promise.all(Array.from({ length: 40 }, async () => (await chosen()).experiment)),
    );
    expect([...seen].sort()).toEqual(["four", "three"]);
    await stopExperiment("three", admin);
    await startExperiment("five", admin);
  });

  it("starts once when two admins press at the same moment", async () => {
    await add("calmer");
    const both = await Promise.allSettled([
      startExperiment("calmer", admin),
      startExperiment("calmer", admin),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("takes nobody in any more once it is stopped, however far its ramp would have gone by now", async () => {
    const ramp = [
      { afterMinutes: 0, share: 0.2 },
      { afterMinutes: 10, share: 0.6 },
      { afterMinutes: 20, share: 1 },
    ];
    await add("calmer", { ramp });
    await startExperiment("calmer", admin);
    const started = (await getExperiment("calmer", admin)).startedAt ?? 0;
    const units = Array.from({ length: 300 }, randomId);
    const takePart = async (minutes: number) => {
      const plan = await loadPlan();
      const now = started + minutes * 60_000;
      const choices = units.map((unit) =>
        plan.choose("home.for-you", { subject: { unit, knownSince: null, device: "desktop" }, now }),
      );
      return choices.filter(({ experiment }) => experiment !== null).length / units.length;
    };
    const first = await takePart(1);
    expect(first).toBeGreaterThan(0.1);
    expect(first).toBeLessThan(0.32);
    expect(await takePart(11)).toBeGreaterThan(0.45);
    // One admin stops it while another's page still offers to.
    await Promise.all([stopExperiment("calmer", admin), stopExperiment("calmer", admin)]);
    for (const minutes of [11, 21, 10_000]) expect(await takePart(minutes)).toBe(0);
    await expect(startExperiment("calmer", admin)).rejects.toMatchObject({ code: "conflict" });
    const { entries } = await auditPage(null);
    expect(entries.filter(({ action }) => action === "experiment.stop")).toHaveLength(1);
  });

  it("serves nobody where this version of Aisle cannot read it, and stands in the way of no other", async () => {
    const pool = database.pool();
    await pool.query(
      `insert into experiments (id, state, definition, started_at, created_by) values ('newer', 'running', '{"was": 1}', now(), 'a')`,
    );
    expect((await chosen()).experiment).toBeNull();
    await add("calmer");
    await startExperiment("calmer", admin);
    expect((await chosen()).experiment).toBe("calmer");
    expect((await listExperiments(admin)).map(({ id }) => id)).toEqual(["calmer"]);
    await refreshReadouts(Date.now());
    expect((await listExperimentReports(admin)).map(({ experiment }) => experiment.id)).toEqual(["calmer"]);
    expect((await getExperimentReport("calmer", admin))?.computedAt).not.toBeNull();
  });
});

describe("strategies", () => {
  it("are versions that never change, and serve when somebody says so", async () => {
    expect(await addStrategy({ strategy: { ...calm, exploration: 0.1 }, note: "" }, admin)).toBe("calm@2");
    const pool = database.pool();
    await expect(pool.query("update strategies set note = 'x'")).rejects.toThrow(/never change/);
    await expect(pool.query("delete from strategies")).rejects.toThrow(/never change/);
    await serveStrategy({ placement: "home.for-you", id: "calm@2", expected: "for-you@2" }, admin);
    expect((await liveStrategyIds()).get("home.for-you")).toBe("calm@2");
    expect((await chosen()).strategy).toMatchObject({ name: "calm", version: 2, exploration: 0.1 });
    await serveStrategy({ placement: "home.for-you", id: "for-you@2", expected: "calm@2" }, admin);
    expect((await chosen()).strategy.name).toBe("for-you");
  });

  it("are not served over somebody who was faster, nor on another placement", async () => {
    const serve = (placement: "home.for-you" | "home.new", id: string, expected: string) =>
      serveStrategy({ placement, id, expected }, admin);
    await expect(serve("home.for-you", "calm@1", "calm@7")).rejects.toThrow(/somebody was faster/);
    await expect(serve("home.new", "calm@1", "new@1")).rejects.toThrow(/not of home.new/);
    await expect(serve("home.for-you", "nothing@1", "for-you@2")).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(addStrategy({ strategy: usual, note: "" }, admin)).rejects.toThrow(/ships with Aisle/);
    const both = await Promise.allSettled([
      serve("home.for-you", "calm@1", "for-you@2"),
      serve("home.for-you", "calm@1", "for-you@2"),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("the holdout", () => {
  it("is one, keeps what served then, and ends", async () => {
    await serveStrategy({ placement: "home.for-you", id: "calm@1", expected: "for-you@2" }, admin);
    await startHoldout(0.2, admin);
    await expect(startHoldout(0.1, admin)).rejects.toMatchObject({ code: "conflict" });
    await serveStrategy({ placement: "home.for-you", id: "for-you@2", expected: "calm@1" }, admin);
    const choices = await Promise.all(Array.from({ length: 60 }, chosen));
    for (const { held, strategy } of choices) expect(strategy.name).toBe(held ? "calm" : "for-you");
    expect(new Set(choices.map(({ held }) => held))).toEqual(new Set([true, false]));
    await endHoldout(admin);
    expect((await chosen()).held).toBeNull();
  });
});
