import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Viewer } from "@/lib/shop/auth/viewer";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { uuidv7 } from "@/lib/platform/ids";
import { cancelJob, requestJob } from "./commands";
import { getJob, listJobs } from "./queries";

const customer: Viewer = { userId: uuidv7(), email: "c@example.org", name: "C", role: "customer" };
const running = uuidv7();
const KIND = { name: "train", payload: z.object({}) };

describe("what the buttons of the jobs page may do", () => {
  const database = withTestDatabase();

  beforeAll(async () => {
    await database
      .pool()
      .query("insert into jobs (id, name, state, attempts) values ($1, 'train', 'running', 1)", [running]);
  });

  it.each([
    ["retrain", (viewer: Viewer | null) => requestJob(KIND, {}, viewer)],
    ["cancel", (viewer: Viewer | null) => cancelJob(running, viewer)],
    ["list", (viewer: Viewer | null) => listJobs(viewer)],
    ["look", (viewer: Viewer | null) => getJob(running, viewer)],
  ])("%s: refused to customers and strangers, and nothing changes", async (_name, act) => {
    await expect(act(customer)).rejects.toMatchObject({ code: "forbidden" });
    await expect(act(null)).rejects.toMatchObject({ code: "unauthenticated" });
    const { rows } = await database.pool().query('select id, cancel_requested as "asked" from jobs');
    expect(rows).toEqual([{ id: running, asked: false }]);
  });
});
