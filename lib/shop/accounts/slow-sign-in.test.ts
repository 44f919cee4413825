import fs from "node:fs/promises";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { beforeEach, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { messageOf } from "@/lib/platform/errors";
import { countSignIn, forgetSignIns } from "@/lib/shop/auth/attempt-limit";
import { checkCredentials } from "./check-credentials";
import { createAccount } from "./commands";

const { pool } = withTestDatabase();
const ann = { email: "ann@example.com", name: "Ann", password: "correct horse" };
const right = { email: ann.email, password: ann.password };

beforeEach(async () => {
  await pool().query("truncate attempts, users cascade");
});

/** Lets the clock go on for all that is counted. */
const later = (seconds: number) =>
  pool().query("update attempts set expire = expire - $1", [seconds * 1_000]);

async function outcomes(attempts: Promise<unknown>[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const one of await Promise.allSettled(attempts)) {
    const name = one.status === "fulfilled" ? "looked at" : (one.reason as { code: string }).code;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

describe("whoever guesses", () => {
  it("waits longer and longer, where they are, and the owner elsewhere notices nothing", async () => {
    await createAccount(ann);
    const from = "192.0.2.1";
    const guesses = Array.from({ length: 72 }, () => countSignIn(ann.email, from));
    // Sent at once: six as they come, one more, and that was it for now.
    expect(await outcomes(guesses)).toEqual({ "looked at": 7, rate_limited: 65 });
    // Another address of the same network is no way out.
    await expect(countSignIn(ann.email, "192.0.2.200")).rejects.toMatchObject({ code: "rate_limited" });
    expect(await checkCredentials(right, "198.51.100.1")).not.toBeNull();
  });

  it("is told how long, never more than five minutes, and the right password is looked at then", async () => {
    await createAccount(ann);
    const from = "192.0.2.1";
    for (let i = 0; i < 20; i++) {
      await countSignIn(ann.email, from).catch(() => {});
      await later(i < 19 ? 301 : 0);
    }
    const refused = await checkCredentials(right, from).catch((error: unknown) => error);
    expect(messageOf(refused)).toMatch(/try again in \d minutes/);
    expect((refused as { retryAfterSeconds: number }).retryAfterSeconds).toBeLessThanOrEqual(300);
    // What is refused does not make it longer.
    await later(300);
    expect(await checkCredentials(right, from)).not.toBeNull();
    // And all is well again.
    for (let i = 0; i < 6; i++) await countSignIn(ann.email, from);
  });

  it("from many networks gets one try from each new one, and so does the owner", async () => {
    await createAccount(ann);
    for (let i = 0; i < 100; i++) await countSignIn(ann.email, `10.1.${i}.1`);
    expect(await outcomes([1, 2, 3].map(() => countSignIn(ann.email, "10.2.0.1")))).toEqual({
      "looked at": 2,
      rate_limited: 1,
    });
    expect(await checkCredentials(right, "198.51.100.1")).not.toBeNull();
  });

  it("one password on many accounts is slowed down, too", async () => {
    const from = "192.0.2.1";
    const many = Array.from({ length: 60 }, (_, i) => countSignIn(`user${i}@example.com`, from));
    expect(await outcomes(many)).toEqual({ "looked at": 51, rate_limited: 9 });
    await countSignIn("user1@example.com", "198.51.100.1");
  });

  it("leaves no trace of whom and from where", async () => {
    await countSignIn(ann.email, "192.0.2.1");
    const { rows } = await pool().query<{ key: string }>("select key from attempts");
    expect(rows).toHaveLength(3);
    for (const { key } of rows) expect(key).toMatch(/^sign-in(-network|-account)?:[\w-]{43}$/);
  });
});

it("right passwords count for nothing, however many", async () => {
  for (let i = 0; i < 60; i++) {
    await countSignIn("often@example.com", "192.0.2.1");
    await forgetSignIns("often@example.com", "192.0.2.1");
  }
  const { rows } = await pool().query("select 1 from attempts where points > 0");
  expect(rows).toEqual([]);
});

describe("eighty sign-ins at once", () => {
  it("are looked at two by two or told to come back, and nothing else waits for them", async () => {
    await createAccount(ann);
    const loop = monitorEventLoopDelay({ resolution: 5 });
    let isOver = false;
    const reads: number[] = [];
    const readFiles = async () => {
      while (!isOver) {
        const start = performance.now();
        await fs.readFile("package.json");
        reads.push(performance.now() - start);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    };
    loop.enable();
    const reading = readFiles();
    const counts = await outcomes(
      Array.from({ length: 80 }, (_, i) => checkCredentials({ ...right, password: "wrong" }, `10.0.${i}.1`)),
    );
    isOver = true;
    await reading;
    loop.disable();
    expect(counts.unavailable).toBeGreaterThan(40);
    expect(counts["looked at"]).toBeGreaterThanOrEqual(12);
    expect((counts["looked at"] ?? 0) + (counts.unavailable ?? 0)).toBe(80);
    expect(reads.length).toBeGreaterThan(20);
    // Nine of ten, because a busy machine keeps everybody waiting now and then.
    const waits = reads.sort((a, b) => a - b);
    expect(waits[Math.floor(waits.length * 0.9)]).toBeLessThan(500);
    expect(loop.percentile(90) / 1e6).toBeLessThan(500);
    // What was not looked at was not a wrong password.
    const { rows } = await pool().query<{ points: number }>(
      "select points from attempts where key like 'sign-in-account:%'",
    );
    expect(rows).toEqual([{ points: counts["looked at"] }]);
  });
});
