import net, { type AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeSender } from "@/lib/jobs/queue";
import { enqueue } from "@/lib/jobs/commands";
import { completeEnvironment, getEnv } from "@/lib/platform/env";
import { getPool } from "@/lib/platform/db/client";
import { withTestShop } from "@/lib/recommender/serving/testing/test-shop";
import { trainJob } from "@/lib/recommender/training/train-job";
import { serveMetrics } from "./serve-metrics";
import { tellOfShop } from "./shop-metrics";

withTestShop();
let now = Date.now();
let address = "";
let server: Awaited<ReturnType<typeof serveMetrics>>;

beforeAll(async () => {
  tellOfShop({ now: () => now });
  server = await serveMetrics(0);
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await closeSender();
});

async function collect(): Promise<string> {
  const headers = { authorization: `Bearer ${getEnv().METRICS_TOKEN}` };
  return (await fetch(`${address}/metrics`, { headers })).text();
}

describe("a worker's own port", () => {
  it("lets probes ask whether it lives, and nobody read figures without the token", async () => {
    expect((await fetch(`${address}/live`)).status).toBe(200);
    expect((await fetch(`${address}/metrics`)).status).toBe(401);
    expect((await fetch(`${address}/metrics`, { headers: { authorization: "Bearer no" } })).status).toBe(401);
    expect((await fetch(`${address}/else`)).status).toBe(404);
  });

  it("answers while many send their headers byte by byte, and closes those", async () => {
    const { port } = server.address() as AddressInfo;
    const slow = Array.from({ length: 100 }, () => {
      const socket = net
        .connect(port, "127.0.0.1")
        .on("error", () => {})
        .resume();
      socket.write("GET /metrics HTTP/1.1\r\nhost: w");
      const drip = setInterval(() => socket.write("x"), 200);
      return new Promise<void>((resolve) => socket.once("close", () => (clearInterval(drip), resolve())));
    });
    const began = performance.now();
    expect((await fetch(`${address}/live`)).status).toBe(200);
    expect(performance.now() - began).toBeLessThan(1_000);
    await Promise.all(slow);
    expect(performance.now() - began).toBeLessThan(4_500);
  });

  it("takes the token of before while another takes its place, and asks from where where that matters", async () => {
    const { METRICS_TOKEN } = getEnv();
    const headers = { authorization: `Bearer ${METRICS_TOKEN}` };
    const ask = async (more = {}) =>
      (await fetch(`${address}/metrics`, { headers: { ...headers, ...more } })).status;
    completeEnvironment({ METRICS_TOKEN: `${"n".repeat(40)},${METRICS_TOKEN}` });
    expect(await ask()).toBe(200);
    completeEnvironment({ METRICS_TOKEN, AISLE_METRICS_NETWORKS: "10.0.0.0/8" });
    expect(await ask()).toBe(403);
    expect(await ask({ "x-forwarded-for": "10.0.0.1" })).toBe(403);
    completeEnvironment({ AISLE_METRICS_NETWORKS: "10.0.0.0/8,127.0.0.1,::1" });
    expect(await ask()).toBe(200);
    completeEnvironment({ AISLE_METRICS_NETWORKS: "" });
  });

  it("tells what waits in the queue, and asks the database no more than every quarter of a minute", async () => {
    const nothing = await collect();
    expect(nothing).toContain('aisle_shop_metrics_failed{part="jobs"} 0');
    expect(nothing).not.toMatch(/aisle_shop_metrics_failed\{.*\} 1/);
    expect(nothing).not.toContain("aisle_queue_jobs{");
    await enqueue(trainJob, {});
    expect(await collect()).not.toContain("aisle_queue_jobs{");
    now += 15_000;
    const some = await collect();
    expect(some).toContain('aisle_queue_jobs{name="train",state="queued"} 1');
    expect(some).toMatch(/aisle_queue_oldest_seconds\{name="train",state="queued"\} \d/);
  });

  it("says which figures it could not read, and tells the others", async () => {
    await getPool("work").query("alter table guard_events rename to guard_events_away");
    now += 15_000;
    const figures = await collect();
    await getPool("work").query("alter table guard_events_away rename to guard_events");
    expect(figures).toContain('aisle_shop_metrics_failed{part="guard"} 1');
    expect(figures).toContain('aisle_shop_metrics_failed{part="jobs"} 0');
    expect(figures).toMatch(/nodejs_eventloop_lag_p99_seconds \d/);
  });
});
