import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { childEnvironment } from "@/lib/platform/env";
import { assertLeft, consume } from "./rate-limit";
import { exchangeUses, sharedUses } from "./shared-uses";
import type { Trial } from "./testing/limited-process";

const database = withTestDatabase();
const processes: ChildProcess[] = [];
const PERIOD_MS = 1_000;

async function start(): Promise<ChildProcess> {
  const child = fork(path.join(import.meta.dirname, "testing/limited-process.ts"), {
    execArgv: ["--conditions=react-server", "--import", "tsx"],
    env: childEnvironment({ DATABASE_URL: database.url(), DATABASE_POOL: "2" }),
  });
  await once(child, "message");
  return child;
}

beforeAll(async () => {
  processes.push(...(await Promise.all([start(), start()])));
}, 30_000);
afterAll(() => processes.forEach((child) => child.disconnect()));

async function attempt(index: number, trial: Trial): Promise<number> {
  const child = processes[index];
  if (!child) throw new Error("It runs.");
  child.send(trial);
  const [{ passed }] = (await once(child, "message")) as [{ passed: number }];
  return passed;
}

it("does not count what it refuses because of others: whoever goes on asking is let in when they are done", async () => {
  const allowance = { name: "of-all", points: 20, seconds: 60 };
  const key = "10.0.0.9";
  const other = `insert into limit_uses (key, process, points, until)
    values ($1, gen_random_uuid(), 20, now() + interval '1 minute')`;
  await database.pool().query(other, [`of-all:${sharedUses("of-all", 20).hashOf(key)}`]);
  await consume(allowance, "10.0.0.8");
  await exchangeUses();
  for (let i = 0; i < 30; i++) await expect(consume(allowance, key)).rejects.toThrow("Too many");
  await expect(assertLeft(allowance, key)).rejects.toThrow("Too many");
  await database.pool().query("update limit_uses set until = now() where key like 'of-all:%'");
  await exchangeUses();
  await assertLeft(allowance, key);
  for (let i = 0; i < 20; i++) await consume(allowance, key);
  await expect(consume(allowance, key)).rejects.toThrow("Too many");
});

describe("two processes", () => {
  const allowance = { name: "of-both", points: 100, seconds: 60 };

  it("have one allowance together: what one has let through, the other does not once more", async () => {
    expect(await attempt(0, { allowance, key: "10.0.0.1", times: 150 })).toBe(100);
    await expect
      .poll(() => attempt(1, { allowance, key: "10.0.0.1", times: 1 }), {
        interval: PERIOD_MS,
        timeout: 10_000,
      })
      .toBe(0);
    expect(await attempt(1, { allowance, key: "10.0.0.1", times: 50 })).toBe(0);
    // Others are not meant.
    expect(await attempt(1, { allowance, key: "10.0.0.2", times: 3 })).toBe(3);
  });

  it("exceed it by no more than a tenth, and what comes within the moment before they know", async () => {
    const key = "10.0.0.3";
    const perStep = 4;
    let passed = 0;
    const started = performance.now();
    let steps = 0;
    // Both are asked at the same pace, until both refuse.
    for (let refused = false; !refused; steps++) {
      const [one, other] = await Promise.all(
        [0, 1].map((i) => attempt(i, { allowance, key, times: perStep })),
      );
      passed += (one ?? 0) + (other ?? 0);
      refused = one === 0 && other === 0;
      await sleep(100);
    }
    const perSecond = (2 * perStep * steps) / ((performance.now() - started) / 1_000);
    expect(passed).toBeGreaterThanOrEqual(100);
    // An exchange a second, and one query of a loaded machine.
    expect(passed).toBeLessThanOrEqual(100 + 10 + 2 * perSecond);
  });

  it("tell nobody's address", async () => {
    const { rows } = await database.pool().query<{ key: string }>("select key from limit_uses");
    expect(rows.length).toBeGreaterThan(0);
    for (const { key } of rows) expect(key).toMatch(/^of-(?:both|all):[\w-]{43}$/);
  });

  it("have each the whole of it while the database is away", async () => {
    const away = { name: "while-away", points: 50, seconds: 60 };
    expect(await attempt(0, { allowance: away, key: "a", times: 60 })).toBe(50);
    await expect
      .poll(() => attempt(1, { allowance: away, key: "a", times: 1 }), {
        interval: PERIOD_MS,
        timeout: 10_000,
      })
      .toBe(0);
    await database.pool().query("alter table limit_uses rename to limit_uses_away");
    await expect
      .poll(() => attempt(1, { allowance: away, key: "a", times: 1 }), {
        interval: PERIOD_MS,
        timeout: 15_000,
      })
      .toBe(1);
    await database.pool().query("alter table limit_uses_away rename to limit_uses");
  }, 40_000);
});
