import { once } from "node:events";
import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { enqueue } from "@/lib/jobs/commands";
import { closeSender } from "@/lib/jobs/queue";
import { keepSchedule } from "@/lib/jobs/schedule";
import { listJobs } from "@/lib/jobs/queries";
import { waitForJob } from "@/lib/jobs/testing/wait-for-job";
import { runWorker } from "@/lib/jobs/worker";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { completeEnvironment } from "@/lib/platform/env";
import { ensureSecrets } from "@/lib/platform/postgres/secrets";
import { fillCatalog } from "@/lib/shop/catalog/testing/fill-catalog";
import { fillInteractions, testShopper } from "@/lib/recommender/training/testing/fill-interactions";
import { trainModel } from "@/lib/recommender/training/train-model";
import { createRng, DEFAULT_PIPELINE } from "@/ml/index";
import { checkHealth, checkImportedRows } from "./check-health";
import { healthJob } from "./health-job";
import type { HealthReport } from "./health-report";
import { nightlyHealthCheck } from "./nightly-check";
import { getHealth } from "./queries";

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 5, 1);
const database = withTestDatabase();
let productIds: number[];
let folder: string;
const received: { title: string; text: string; link: string }[] = [];
const webhook = http.createServer((request, response) => {
  void text(request).then((body) => {
    received.push(JSON.parse(body) as (typeof received)[number]);
    response.end();
  });
});

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-health-"));
  webhook.listen(0, "127.0.0.1");
  await once(webhook, "listening");
  completeEnvironment({
    ...ensureSecrets(folder),
    AISLE_DATA: folder,
    NEXTAUTH_URL: "https://shop.example",
    AISLE_ALERT_WEBHOOK: `http://127.0.0.1:${(webhook.address() as AddressInfo).port}/`,
    LOG_LEVEL: "silent",
  });
  productIds = (await fillCatalog(database.pool(), { products: 120 })).productIds;
  await database
    .pool()
    .query("update products set price_amount = 500 + 50 * (id % 90) where price_amount > 0");
});

afterAll(async () => {
  webhook.close();
  fs.rmSync(folder, { recursive: true });
  await closeSender();
});

const stateOf = ({ drift }: HealthReport, name: string) => drift.find((one) => one.name === name)?.state;
const look = (hours: number) => checkHealth({ source: "asked", clock: { now: () => NOW + hours * HOUR } });

interface Event {
  readonly shopper: string;
  readonly product: number;
  readonly kind: string;
  readonly at: number;
}

async function record(events: readonly Event[]): Promise<void> {
  await database.pool().query(
    `insert into interactions (id, shopper_id, product_id, kind, at)
     select gen_random_uuid(), s, p, k::interaction_kind, to_timestamp(t / 1000.0)
       from unnest($1::uuid[], $2::int[], $3::text[], $4::float8[]) as given (s, p, k, t)`,
    [
      events.map(({ shopper }) => shopper),
      events.map(({ product }) => product),
      events.map(({ kind }) => kind),
      events.map(({ at }) => at),
    ],
  );
}

describe("an empty shop", () => {
  it("says of everything that it cannot be told yet, and raises no alarm", async () => {
    const report = await look(0);
    expect(report.drift.map(({ state }) => state)).toEqual(new Array<string>(6).fill("unknown"));
    expect(report.skew?.state).toBe("unknown");
    expect(report.freshness).toMatchObject({ eventHours: null, modelHours: null, state: "watch" });
    expect(report.expectations.every(({ state }) => state === "unknown")).toBe(true);
    expect(received).toEqual([]);
  });
});

describe("a shop with a model", () => {
  beforeAll(async () => {
    const usual = { shoppers: 300, perShopper: 20, groups: 6, until: NOW };
    await fillInteractions(database.pool(), productIds, usual);
    const pipeline = { ...DEFAULT_PIPELINE, budgetSeconds: 1 };
    await trainModel({ until: null, force: false, jobId: null, actor: "test", pipeline, report: () => {} });
    await database.pool().query("update model_versions set created_at = to_timestamp($1 / 1000.0)", [NOW]);
  });

  it("is as it was while shoppers do what they did: the last week beside the weeks before", async () => {
    const report = await look(1);
    expect(report.before!.events + report.now!.events).toBe(6000);
    expect(report.now!.events).toBeGreaterThan(300);
    for (const { state, text } of report.drift) expect(["good", "unknown"], text).toContain(state);
    expect(stateOf(report, "events")).toBe("good");
    expect(stateOf(report, "prices")).toBe("good");
    expect(report.skew!.overlap).toBeGreaterThan(0.95);
    expect(report.skew!.state).toBe("good");
    expect(report.freshness).toMatchObject({ state: "good", modelHours: 1 });
    expect(report.expectations.filter(({ state }) => state === "bad")).toEqual([]);
  });

  it("compares what has come since the model learnt once that is enough", async () => {
    const rng = createRng(4);
    const events = Array.from({ length: 2400 }, (_, i): Event => {
      const shopper = rng.integer(300);
      const group = rng.uniform() < 0.9 ? shopper % 6 : rng.integer(6);
      const kind = rng.uniform() < 0.3 ? "purchase" : "view";
      const at = NOW + 48 * HOUR * ((i + 1) / 2400);
      return { shopper: testShopper(shopper), product: productIds[rng.integer(20) * 6 + group]!, kind, at };
    });
    await record(events);
    const report = await look(48);
    expect(report.now).toMatchObject({ events: 2400 });
    expect(report.before).toMatchObject({ events: 6000 });
    for (const { state, text } of report.drift) expect(state, text).toBe("good");
    expect(received).toEqual([]);
  });

  it("says what has moved, in words and numbers, and alerts of it once", async () => {
    const dear = await database
      .pool()
      .query<{ id: number }>("select id from products order by price_amount desc limit 3");
    const events = Array.from({ length: 4000 }, (_, i): Event => {
      const at = NOW + 72 * HOUR + (i / 4000) * HOUR;
      return { shopper: testShopper(i % 250), product: dear.rows[i % 3]!.id, kind: "cart", at };
    });
    await record(events);
    const report = await look(74);
    for (const name of ["events", "categories", "prices", "popularity", "hours"])
      expect(stateOf(report, name)).toBe("bad");
    const [kinds] = report.drift;
    expect(kinds!.text).toMatch(
      /^What shoppers do has moved \(stability index \d\.\d\d\): “cart” went from 0\.0 % to 62\.5 %\.$/,
    );
    expect(kinds!.index).toBeGreaterThan(0.25);
    expect(kinds!.shares!.now.reduce((sum, share) => sum + share)).toBeCloseTo(1, 12);
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({ link: "https://shop.example/admin/health" });
    expect(received[0]!.text).toContain("“cart” went from");
    await look(74.5);
    expect(received).toHaveLength(1);
  });

  it("says that data stopped, that a kind is missing, that shoppers are one, and what is not the shop's", async () => {
    await database.pool().query("truncate health_reports");
    await database.pool().query("delete from interactions where at > to_timestamp($1 / 1000.0)", [NOW]);
    const events = Array.from({ length: 1200 }, (_, i): Event => {
      const product = i % 10 === 0 ? 999_999 : productIds[i % 100]!;
      return {
        shopper: testShopper(i % 4 === 0 ? i : 0),
        product,
        kind: "view",
        at: NOW + HOUR + i * 2000,
      };
    });
    await record(events);
    const report = await look(24 * 6);
    const wrong = report.expectations.filter(({ state }) => state === "bad").map(({ name }) => name);
    expect(wrong.sort()).toEqual(["hoursSinceNewest", "largestShopper", "lostKinds", "unknownProducts"]);
    const textOf = (name: string) => report.expectations.find((one) => one.name === name)?.text;
    expect(textOf("unknownProducts")).toBe(
      "10.0 % of the events are of products the shop does not have; at most 1.0 % is expected.",
    );
    expect(textOf("lostKinds")).toBe("No purchase comes in any more; at most 0 is expected.");
    expect(textOf("hoursSinceNewest")).toBe("The newest event is 6 days old; at most 3 days is expected.");
  });

  it("expects what its own file says instead, and says which key of it is none", async () => {
    const file = path.join(folder, "expectations.json");
    fs.writeFileSync(file, JSON.stringify({ unknownProducts: { max: 0.2 }, lostKinds: null }));
    const report = await look(24 * 6);
    expect(report.expectations.find(({ name }) => name === "unknownProducts")?.state).toBe("good");
    expect(report.expectations.map(({ name }) => name)).not.toContain("lostKinds");
    fs.writeFileSync(file, JSON.stringify({ unknownProducts: { most: 0.2 }, sheep: null }));
    await expect(look(24 * 6)).rejects.toThrow(/expectations\.json: .*unknownProducts/);
    fs.writeFileSync(file, "{");
    await expect(look(24 * 6)).rejects.toThrow(/is not JSON/);
    fs.rmSync(file);
  });

  it("an import is asked for its own rows", async () => {
    const startedAt = new Date();
    const events = Array.from({ length: 200 }, (_, i): Event => {
      return {
        shopper: testShopper(i % 40),
        product: productIds[i % 100]!,
        kind: "view",
        at: NOW - 50 * HOUR,
      };
    });
    await record([...events, ...events.slice(0, 60)]);
    const found = await checkImportedRows({ startedAt, rows: 400, rejected: 140 });
    expect(found.filter(({ state }) => state === "bad").map(({ text }) => text)).toEqual([
      "35.0 % of the rows were rejected; at most 10.0 % is expected.",
      "23.1 % of the events repeat one to the millisecond; at most 5.0 % is expected.",
    ]);
    const { reports } = await getHealth({ process: "test" });
    expect(reports.find(({ source }) => source === "import")?.expectations).toEqual(found);
  });
});

describe("by itself", () => {
  it("is looked at every night, after the training, once", async () => {
    const local = (day: number, hour: number, minute: number) =>
      new Date(2026, 5, day, hour, minute).getTime();
    const stopping = new AbortController();
    const keep = (hour: number, minute: number) => {
      let asked = 0;
      const clock = { now: () => (asked++ === 0 ? local(2, 2, 0) : local(2, hour, minute)) };
      return keepSchedule(nightlyHealthCheck, { signal: stopping.signal, clock });
    };
    const early = keep(4, 5);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await listJobs({ process: "test" })).toEqual([]);
    const late = [keep(4, 8), keep(4, 9)];
    await expect
      .poll(async () => (await listJobs({ process: "test" })).map(({ name }) => name))
      .toEqual(["health"]);
    stopping.abort();
    await Promise.all([early, ...late]);
  });

  it("as a job, whose result says where the report is and what is wrong", async () => {
    const stopping = new AbortController();
    const stopped = runWorker({ signal: stopping.signal, jobs: [healthJob] });
    const { id } = await enqueue(healthJob, {});
    const job = await waitForJob(id, ({ state }) => state === "completed" || state === "failed", 30_000);
    stopping.abort();
    await stopped;
    expect(job.state).toBe("completed");
    const { newest } = await getHealth({ process: "test" });
    expect(job.result).toMatchObject({
      report: expect.any(String) as string,
      problems: expect.any(Array) as string[],
    });
    expect(newest?.source).toMatch(/asked|nightly/);
  });
});
