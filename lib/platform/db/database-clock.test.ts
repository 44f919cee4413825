import { afterEach, expect, it, vi } from "vitest";
import { openDatabaseClock } from "./database-clock";
import { withTestDatabase } from "./testing";

const database = withTestDatabase();
afterEach(() => void vi.useRealTimers());

const HOUR_MS = 3_600_000;

async function secondsApart(now: number): Promise<number> {
  const { rows } = await database.pool().query<{ at: Date }>("select clock_timestamp() as at");
  return Math.abs((rows[0]?.at.getTime() ?? 0) - now) / 1_000;
}

it.each([
  ["an hour ahead", HOUR_MS],
  ["an hour behind", -HOUR_MS],
])("the clock of the database is right on a machine whose own is %s", async (_, skew) => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + skew });
  const closing = new AbortController();
  const clock = await openDatabaseClock(closing.signal);
  closing.abort();
  expect(await secondsApart(Date.now())).toBeGreaterThan(3_500);
  expect(await secondsApart(clock.now())).toBeLessThan(2);
  // It goes on without being asked, and whatever is done to the machine's clock.
  const before = clock.now();
  vi.setSystemTime(0);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(clock.now() - before).toBeGreaterThan(40);
  expect(clock.now() - before).toBeLessThan(5_000);
});
