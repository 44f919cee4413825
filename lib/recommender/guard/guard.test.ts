import { beforeEach, describe, expect, it } from "vitest";
import { randomId } from "@/lib/platform/ids";
import { promoteWinner } from "@/lib/recommender/models/promote-winner";
import { getMark, markModel } from "@/lib/recommender/models/model-marks";
import { getLiveModelId } from "@/lib/recommender/models/queries";
import { startRelease } from "@/lib/recommender/models/release-commands";
import { getCurrentRelease, listReleaseRows } from "@/lib/recommender/models/release-rows";
import { latencyClass, noFigures } from "@/lib/recommender/serving/serving-minute";
import { auditPage } from "@/lib/shop/audit/queries";
import { keepServing } from "./overrule";
import { type Outcome, runGuard } from "./run-guard";
import { describeStage } from "./stage-figures";
import { withScene } from "./testing/scene";
import type { Behaviour } from "./testing/traffic";

const scene = withScene();
const { register, promote, pass, query } = scene;
const TEST = { process: "test" };
const ADMIN = { userId: "u", email: "admin@example.com", name: "A", role: "admin" as const };
const MINUTE_MS = 60_000;

const events = async (kind: string) => {
  const rows = await query<{ message: string; alarm: string | null; model_version_id: string }>(
    "select message, alarm, model_version_id from guard_events where kind = $1 order by at, id",
    [kind],
  );
  return rows;
};
const worse = (clicks: number): Behaviour => ({ ...scene.usual, clicks });
const done = (outcomes: readonly Outcome[]) =>
  [...new Set(outcomes)].filter((one) => !["none", "idle"].includes(one));

describe("a worse model", () => {
  it.each([
    ["that all shoppers got at once", 0],
    ["whose predecessor kept a tenth of the shoppers", 0.1],
  ])(
    "%s is taken back within five minutes of its traffic, and everything is written down",
    async (_, holdback) => {
      const [good, bad] = [await register(), await register()];
      await promote(good);
      await pass(20, { [good]: scene.usual });
      scene.now += MINUTE_MS;
      await promote(bad, holdback);
      const { minutes } = await pass(10, { [good]: scene.usual, [bad]: worse(0.06) }, { until: "back" });
      expect(minutes).toBeLessThanOrEqual(5);
      expect(await getLiveModelId()).toBe(good);
      expect(await getCurrentRelease()).toBeNull();
      expect((await getMark(bad)).takenBack?.by).toBe("guard");
      const [rollback] = await events("rollback");
      expect(rollback?.message).toMatch(
        /^Of its lists .* were clicked, against .*fewer for certain .* serves again\.$/,
      );
      expect(await events("verified")).toHaveLength(1);
      const { entries } = await auditPage(null, 20);
      const steps = entries.filter(({ actor }) => actor === "guard").map(({ action }) => action);
      expect(steps).toEqual(expect.arrayContaining(["guard.alarm", "model.rollback", "guard.verified"]));
      expect(entries.find(({ action }) => action === "model.rollback")?.detail).toMatchObject({ from: bad });
    },
  );

  it("is taken back although nothing is known of the time before it", async () => {
    const [good, bad] = [await register(), await register()];
    await promote(good);
    await promote(bad);
    const { minutes } = await pass(10, { [good]: scene.usual, [bad]: worse(0.06) }, { until: "back" });
    expect(minutes).toBeLessThanOrEqual(5);
    expect((await events("control"))[0]?.message).toContain("Nothing is known of the time before it");
  });

  it("is taken back although its alias was moved past every command, to where it came from", async () => {
    const [good, bad] = [await register(), await register()];
    await promote(good);
    await pass(20, { [good]: scene.usual });
    await query("update model_aliases set model_version_id = $1, updated_at = $2 where alias = 'live'", [
      bad,
      new Date(scene.now),
    ]);
    await pass(10, { [good]: scene.usual, [bad]: worse(0.06) }, { until: "back" });
    expect(await getLiveModelId()).toBe(good);
  });

  it("does not come back: not with the next night, not by the guard itself, whatever becomes of its predecessor", async () => {
    const [good, bad] = [await register(), await register()];
    await promote(good);
    await pass(20, { [good]: scene.usual });
    await promote(bad);
    await pass(10, { [good]: scene.usual, [bad]: worse(0.06) }, { until: "back" });
    expect(await promoteWinner(bad, "train job")).toMatch(/guard took it back/);
    // Now the other one turns bad as well.
    const { outcomes } = await pass(15, { [good]: worse(0.05), [bad]: scene.usual });
    expect(done(outcomes)).not.toContain("back");
    expect(await getLiveModelId()).toBe(good);
    const stands = await events("stand");
    expect(stands).toHaveLength(1);
    expect(stands[0]?.message).toContain("no version to go back to that has not been taken back");
  });

  it("that is only a little worse loses shoppers gradually, once that is certain", async () => {
    const [good, bad] = [await register(), await register()];
    scene.visit({ shoppers: 600, perMinute: 900, seed: 3 });
    await promote(good);
    await promote(bad, 0.1);
    // Who is given which version is drawn anew each time: how soon it is certain is chance, that it will be is not.
    const { outcomes } = await pass(60, { [good]: scene.usual, [bad]: worse(0.2) }, { until: "back" });
    expect(done(outcomes)).toEqual(["control", "back"]);
  });
});

describe("a good model", () => {
  it("is not taken back because everybody clicks less all of a sudden: a comparison at the same time clears it", async () => {
    const [before, next] = [await register(), await register()];
    await promote(before);
    await pass(20, { [before]: scene.usual });
    await promote(next);
    const { outcomes } = await pass(
      20,
      { [before]: scene.usual, [next]: scene.usual },
      { factor: () => 0.55 },
    );
    expect(done(outcomes)).toContain("control");
    expect(outcomes).not.toContain("back");
    expect(await getLiveModelId()).toBe(next);
  });
});

/** What the processes say they did, minute by minute. */
async function report(
  model: string,
  minutes: number,
  { calls = 200, failures = 0, slow = 0 } = {},
): Promise<void> {
  const latency = noFigures().latency;
  latency[latencyClass(20)] = calls - slow;
  latency[latencyClass(900)] = slow;
  for (let minute = 1; minute <= minutes; minute++) {
    await query(
      `insert into serving_minutes (process_id, minute, model_version_id, role, calls, failures, latency, scores, lists, filled, products)
       values ($1, $2, $3, 'serving', $4, $5, $6, '{}', $4, $4, '{}')`,
      [randomId(), new Date(scene.now - minute * MINUTE_MS), model, calls, failures, latency],
    );
  }
}

/** A process that says which version it serves, and which it refuses. */
const hear = (serving: string | null, refused: string | null) =>
  query(
    `insert into serving_processes (id, started_at, seen_at, serving, refused_id, refused_reason)
     values ($1, now(), now(), $2, $3, 'Its scores are not finite.')`,
    [randomId(), serving, refused],
  );

describe("what needs no comparison", () => {
  let good: string;
  let bad: string;
  beforeEach(async () => {
    [good, bad] = [await register(), await register()];
    await promote(good);
    scene.now += 10 * MINUTE_MS;
    await promote(bad);
    scene.now += 6 * MINUTE_MS;
  });
  const look = () => runGuard(scene.now, { verifyMs: 0 });

  it.each([
    ["answers slowly for five minutes", { slow: 30 }, "latency"],
    ["fails in a tenth of its answers", { failures: 20 }, "errors"],
  ])("a version that %s is taken back at once", async (_, figures, alarm) => {
    await report(bad, 5, figures);
    expect(await look()).toBe("back");
    expect(await events("rollback")).toMatchObject([{ alarm, model_version_id: bad }]);
    expect(await getLiveModelId()).toBe(good);
  });

  it("what was as slow before it came is not its fault", async () => {
    scene.now -= 6 * MINUTE_MS;
    await report(good, 5, { slow: 30 });
    scene.now += 6 * MINUTE_MS;
    await report(bad, 5, { slow: 30 });
    expect(await look()).toBe("none");
  });

  it("a version that a process refuses is taken back, and who does not follow is named", async () => {
    await hear(good, bad);
    await hear("something else", null);
    expect(await look()).toBe("back");
    expect((await events("rollback"))[0]?.message).toContain(
      "1 of 2 processes refuse it: Its scores are not finite.",
    );
    expect((await events("unverified"))[0]?.message).toMatch(/^1 process does not serve v\d+ after/);
  });

  it("nothing is done while a person has said to keep it, and the guard says so once", async () => {
    await keepServing({ id: bad, hours: 1, reason: "The database is being moved." }, ADMIN);
    await report(bad, 5, { failures: 20 });
    expect([await look(), await look()]).toEqual(["stand", "stand"]);
    expect(await getLiveModelId()).toBe(bad);
    expect(await events("stand")).toHaveLength(1);
    expect((await auditPage(null, 5)).entries.some(({ action }) => action === "guard.overrule")).toBe(true);
    scene.now += 61 * MINUTE_MS;
    await report(bad, 5, { failures: 20 });
    expect(await look()).toBe("back");
  });

  it("nothing is done to a pinned version", async () => {
    await markModel({ id: bad, pinned: true, tags: [] }, ADMIN);
    await report(bad, 5, { failures: 20 });
    expect(await look()).toBe("stand");
    expect((await events("stand"))[0]?.message).toContain("It is pinned");
  });

  it("of two workers one looks at a time", async () => {
    await report(bad, 5, { failures: 20 });
    const outcomes = await Promise.all([look(), look(), look()]);
    expect(outcomes.filter((outcome) => outcome === "back")).toHaveLength(1);
    expect(await events("rollback")).toHaveLength(1);
  });
});

describe("a release with a rule", () => {
  const rule = { minutes: 10, lists: 300 };
  let good: string;
  let next: string;
  beforeEach(async () => {
    [good, next] = [await register(), await register()];
    await promote(good);
  });
  const start = async () => {
    await startRelease({ id: next, stage: "canary", share: 0.3, rule, reason: null }, TEST);
    await query("update releases set stage_at = $1", [new Date(scene.now)]);
  };

  it("goes from its canary to all but a few when it has stood its time", async () => {
    await start();
    const { minutes } = await pass(20, { [good]: scene.usual, [next]: scene.usual }, { until: "advance" });
    expect(minutes).toBe(10);
    expect(await getLiveModelId()).toBe(next);
    expect(await getCurrentRelease()).toMatchObject({ stage: "holdback", controlId: good });
  });

  it("says how both are doing", async () => {
    await start();
    await pass(3, { [good]: scene.usual, [next]: scene.usual });
    await query("update releases set stage_at = now() - interval '1 minute'");
    await query("update shown_lists set impressed_at = now()");
    const release = await getCurrentRelease();
    const said = release && (await describeStage(release, TEST));
    expect(said).toMatch(
      new RegExp(`^At the same time, ${next}: .* lists clicked, .*; ${good}: .* shoppers\\)\\.$`),
    );
  });

  it("is stopped when it does harm, and does not come back by itself", async () => {
    await start();
    const { minutes } = await pass(20, { [good]: scene.usual, [next]: worse(0.06) }, { until: "stop" });
    expect(minutes).toBeLessThanOrEqual(5);
    expect(await getLiveModelId()).toBe(good);
    expect(await listReleaseRows(next, 1)).toMatchObject([{ outcome: "stopped" }]);
    expect(await promoteWinner(next, "train job")).toMatch(/guard took it back/);
  });
});
