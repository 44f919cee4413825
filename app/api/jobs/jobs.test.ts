import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApiKey } from "@/lib/shop/auth/api-keys";
import { getEnv } from "@/lib/platform/env";
import { randomId } from "@/lib/platform/ids";
import { closeSender } from "@/lib/jobs/queue";
import { call } from "@/lib/recommender/serving/testing/call";
import { withTestShop } from "@/lib/recommender/serving/testing/test-shop";
import { POST as backfill } from "../backfill/route";
import { GET as cron } from "../cron/retrain/route";
import { POST as retrainAsOf } from "../retrain-as-of/route";
import { POST as train } from "../train/route";
import { POST as cancel } from "./[id]/cancel/route";
import { GET as getOne } from "./[id]/route";
import { GET as getAll } from "./route";

withTestShop();
afterAll(closeSender);

let reader: string;
let writer: string;
beforeAll(async () => {
  reader = await createApiKey("Watcher", ["jobs:read"]);
  writer = await createApiKey("Trainer", ["jobs:read", "jobs:write"]);
});

const post = (handler: typeof train, key: string, body: unknown) =>
  call(handler, "/api/train", { key, body });

describe("asking for work", () => {
  it("answers 202 with the job, which can then be watched and cancelled", async () => {
    const { status, body, headers } = await post(train, writer, {});
    expect(status).toBe(202);
    const id = String(body.jobId);
    expect(headers.get("location")).toBe(`/api/jobs/${id}`);
    const watched = await call(getOne, `/api/jobs/${id}`, { key: reader, params: { id } });
    expect(watched.body).toMatchObject({ id, name: "train", state: "queued", progress: 0, attempts: 0 });
    const list = await call(getAll, "/api/jobs", { key: reader });
    expect(list.body.jobs).toMatchObject([{ id }]);
    const cancelled = await call(cancel, `/api/jobs/${id}/cancel`, { key: writer, params: { id } });
    expect(cancelled.body).toEqual({ state: "cancelled" });
  });

  it("needs no body for a training", async () => {
    expect((await call(train, "/api/train", { key: writer })).status).toBe(202);
  });

  it("takes a moment for a training as of then, also where that was called a backfill", async () => {
    const nameOf = async (handler: typeof train, body: unknown) => {
      const accepted = await post(handler, writer, body);
      const id = String(accepted.body.jobId);
      const watched = await call(getOne, `/api/jobs/${id}`, { key: reader, params: { id } });
      return [accepted.status, watched.body.name];
    };
    const moment = { until: "2026-01-31T00:00:00Z" };
    expect(await nameOf(retrainAsOf, moment)).toEqual([202, "retrain-as-of"]);
    expect(await nameOf(backfill, moment)).toEqual([202, "retrain-as-of"]);
    expect(await nameOf(backfill, {})).toEqual([202, "backfill"]);
    expect(await nameOf(backfill, { k: 5, days: 30, format: "csv" })).toEqual([202, "backfill"]);
    for (const body of [{ until: "yesterday" }, { until: 5 }, []]) {
      for (const handler of [backfill, retrainAsOf]) {
        expect(await post(handler, writer, body)).toMatchObject({ status: 400, body: { code: "invalid" } });
      }
    }
    expect((await post(retrainAsOf, writer, {})).status).toBe(400);
    for (const body of [{ k: 0 }, { k: 101 }, { format: "xlsx" }, { days: "many" }]) {
      expect((await post(backfill, writer, body)).status).toBe(400);
    }
  });

  it.each([
    ["malformed JSON", "{", {}, 400],
    ["a form", "force=1", { "content-type": "application/x-www-form-urlencoded" }, 415],
    ["5 MB", `"${"x".repeat(5_000_000)}"`, {}, 413],
    ["another site", "{}", { "sec-fetch-site": "cross-site" }, 403],
  ])("refuses %s", async (_, body, headers, expected) => {
    const { status } = await call(train, "/api/train", { key: writer, body, headers });
    expect(status).toBe(expected);
  });
});

describe("rights", () => {
  it("belong to keys with the scope", async () => {
    expect((await post(train, reader, {})).status).toBe(403);
    expect((await post(train, "aisle_00000000_wrong", {})).status).toBe(401);
    const other = await createApiKey("Till", ["interactions:write"]);
    expect((await call(getAll, "/api/jobs", { key: other })).status).toBe(403);
  });
});

describe("ids", () => {
  it("that are malformed are 400, unknown ones 404", async () => {
    for (const handler of [getOne, cancel]) {
      const ask = (id: string) => call(handler, "/api/jobs/x", { key: writer, params: { id } });
      expect((await ask("12")).status).toBe(400);
      expect((await ask("' or 1=1")).status).toBe(400);
      expect((await ask(randomId())).status).toBe(404);
    }
  });
});

describe("the scheduler", () => {
  it("gets in with the secret alone, and twice is once", async () => {
    const ask = (key?: string) => call(cron, "/api/cron/retrain", { key });
    expect((await ask()).status).toBe(401);
    expect((await ask(writer)).status).toBe(401);
    const first = await ask(getEnv().CRON_SECRET);
    const second = await ask(getEnv().CRON_SECRET);
    expect([first.status, second.status]).toEqual([202, 202]);
    expect(second.body).toEqual({ jobId: first.body.jobId, created: false });
  });
});
