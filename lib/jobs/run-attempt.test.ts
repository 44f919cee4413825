import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { uuidv7 } from "@/lib/platform/ids";
import { defineJob } from "./job";
import { requireJob } from "./queries";
import { HandedBack, runAttempt } from "./run-attempt";

const database = withTestDatabase();
const TEST = { process: "test" };

async function addJob(): Promise<string> {
  const id = uuidv7();
  await database.pool().query("insert into jobs (id, name, payload) values ($1, 'patient', '{}')", [id]);
  return id;
}

/** Runs until it is stopped. */
const patient = defineJob({
  name: "patient",
  payload: z.object({}),
  async run({ signal }) {
    await sleep(60_000, undefined, { signal }).catch(() => {});
    signal.throwIfAborted();
  },
});

describe("an attempt whose worker stops", () => {
  it.each([
    [false, { state: "queued", error: null }],
    [true, { state: "failed", error: "The worker was stopped." }],
  ])("with tries left or not (last: %s) says how the job stands", async (isLast, expected) => {
    const id = await addJob();
    const stopping = new AbortController();
    const claim = new AbortController().signal;
    const options = { attempt: { id, number: 1 }, isLast, claim, stopping: stopping.signal };
    const attempt = runAttempt(patient, options);
    await expect.poll(async () => (await requireJob(id, TEST)).state, { timeout: 10_000 }).toBe("running");
    stopping.abort(new HandedBack("The worker was stopped."));
    await expect(attempt).rejects.toBeInstanceOf(HandedBack);
    expect(await requireJob(id, TEST)).toMatchObject(expected);
  });
});
