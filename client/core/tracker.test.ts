import { describe, expect, it } from "vitest";
import { uuidv7 } from "@/lib/platform/ids";
import { interactionsBodySchema } from "@/lib/shop/interactions/schema";
import type { RecordResult } from "./contract";
import { createTracker, type TrackerHost } from "./tracker";

type Answer = Awaited<ReturnType<TrackerHost["post"]>>;

/** A browser whose clock stands still until told, and a shop that answers as told. */
function createHost() {
  const timers: { ms: number; run: () => void }[] = [];
  const posts: ReturnType<typeof eventsOf>[] = [];
  const beacons: ReturnType<typeof eventsOf>[] = [];
  const sentAt: (string | undefined)[] = [];
  const host = {
    timers,
    posts,
    beacons,
    sentAt,
    takesBeacons: true,
    answer: (count: number): Answer => ok({ accepted: count, duplicates: 0, rejected: [] }),
    post: async (body: string) => {
      posts.push(eventsOf(body));
      sentAt.push(batchOf(body).sentAt);
      return host.answer(eventsOf(body).length);
    },
    beacon: (body: string) => host.takesBeacons && beacons.push(eventsOf(body)) > 0,
    after: (ms: number, run: () => void) => void timers.push({ ms, run }),
    /** The clock, which somebody may set; `passed` is how long the page has been open. */
    clock: Date.UTC(2026, 0, 1),
    passed: 0,
    now: () => host.clock,
    elapsed: () => host.passed,
    newId: uuidv7,
    wait(ms: number) {
      host.clock += ms;
      host.passed += ms;
    },
    /** Runs the next timer and lets everything that follows from it happen. Returns how long it waited. */
    async tick(): Promise<number> {
      const timer = timers.shift();
      timer?.run();
      for (let i = 0; i < 10; i++) await Promise.resolve();
      return timer?.ms ?? -1;
    },
  };
  return host;
}

const ok = (result: RecordResult): Answer => ({ status: 202, retryAfterMs: null, result });
const batchOf = (body: string) => interactionsBodySchema.parse(JSON.parse(body));
const eventsOf = (body: string) => batchOf(body).interactions;
const view = (n: number) => ({ kind: "view", product: `prd_${n + 1}` }) as const;

describe("the tracker", () => {
  it("sends what happens together in one valid request, once", async () => {
    const host = createHost();
    const tracker = createTracker(host);
    for (let i = 0; i < 3; i++) tracker.track(view(i));
    expect(host.timers).toHaveLength(1);
    await host.tick();
    expect(host.posts).toHaveLength(1);
    expect(new Set(host.posts[0]?.map((event) => event.id)).size).toBe(3);
    expect(host.timers).toHaveLength(0);
    tracker.leave();
    expect(host.beacons).toHaveLength(0);
  });

  it("splits what is too much for a beacon", async () => {
    const host = createHost();
    const tracker = createTracker(host);
    for (let i = 0; i < 45; i++) tracker.track(view(i));
    for (let i = 0; i < 3; i++) await host.tick();
    expect(host.posts.map((batch) => batch.length)).toEqual([20, 20, 5]);
  });

  it("repeats under the same ids, slower and slower, while the shop cannot take it", async () => {
    const host = createHost();
    const tracker = createTracker(host);
    const answers: Answer[] = [
      null,
      { status: 503, retryAfterMs: null, result: null },
      { status: 429, retryAfterMs: 60_000, result: null },
    ];
    const good = host.answer;
    host.answer = (count) => (answers.length > 0 ? (answers.shift() ?? null) : good(count));
    tracker.track(view(0));
    const waits = [await host.tick(), await host.tick(), await host.tick(), await host.tick()];
    expect(waits).toEqual([250, 1_000, 3_000, 60_000]);
    expect(new Set(host.posts.flat().map((event) => event.id)).size).toBe(1);
    expect(host.timers).toHaveLength(0);
  });

  it("gives up on what the shop will never take", async () => {
    const host = createHost();
    host.answer = () => ({ status: 400, retryAfterMs: null, result: null });
    const tracker = createTracker(host);
    tracker.track(view(0));
    await host.tick();
    expect(host.timers).toHaveLength(0);
  });

  it("says when it sends, each time anew", async () => {
    const host = createHost();
    const tracker = createTracker(host);
    host.answer = () => null;
    tracker.track(view(0));
    host.wait(2_000);
    await host.tick();
    host.wait(5_000);
    await host.tick();
    expect(host.sentAt).toEqual(["2026-01-01T00:00:02.000Z", "2026-01-01T00:00:07.000Z"]);
    expect(host.posts.map(([event]) => event?.at)).toEqual(Array(2).fill("2026-01-01T00:00:00.000Z"));
  });

  it("sends what was refused for its clock again, as long ago as it was, and once", async () => {
    const host = createHost();
    const tracker = createTracker(host);
    const refuse = (...codes: ("too_old" | "in_future" | "unknown_product")[]) =>
      ok({
        accepted: 0,
        duplicates: 0,
        rejected: codes.map((code, index) => ({ index, code, message: "" })),
      });
    host.answer = (count) => (count === 2 ? refuse("too_old", "unknown_product") : refuse("in_future"));
    tracker.track(view(0));
    tracker.track(view(1));
    host.wait(3_000);
    // Somebody sets the clock: forty days later than it said.
    host.clock += 40 * 24 * 3_600_000;
    await host.tick();
    await host.tick();
    expect(host.posts.map((batch) => batch.map(({ at }) => at))).toEqual([
      ["2026-01-01T00:00:00.000Z", "2026-01-01T00:00:00.000Z"],
      ["2026-02-10T00:00:00.000Z"],
    ]);
    expect(host.posts[1]?.[0]?.id).toBe(host.posts[0]?.[0]?.id);
    expect(host.timers).toHaveLength(0);
  });

  it("leaves everything unacknowledged with the browser, what is under way included", async () => {
    const host = createHost();
    const tracker = createTracker(host);
    host.answer = () => null;
    tracker.track(view(0));
    await host.tick();
    tracker.track(view(1));
    host.takesBeacons = false;
    tracker.leave();
    host.takesBeacons = true;
    tracker.leave();
    expect(host.beacons.flat().map((event) => event.kind)).toEqual(["view", "view"]);
    expect(host.beacons[0]?.[0]?.id).toBe(host.posts[0]?.[0]?.id);
    tracker.leave();
    expect(host.beacons).toHaveLength(1);
  });

  it("tells listeners what was recorded, without what was refused", async () => {
    const host = createHost();
    host.answer = () =>
      ok({ accepted: 1, duplicates: 0, rejected: [{ index: 0, code: "unknown_product", message: "" }] });
    const tracker = createTracker(host);
    const heard: string[][] = [];
    const stop = tracker.onRecorded((events) =>
      heard.push(events.map((event) => ("product" in event ? event.product : ""))),
    );
    tracker.track(view(0));
    tracker.track(view(1));
    await host.tick();
    stop();
    tracker.track(view(2));
    await host.tick();
    expect(heard).toEqual([["prd_2"]]);
  });
});
