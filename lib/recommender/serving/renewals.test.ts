import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { Renewals } from "./renewals";

const renewals = new Renewals();
afterEach(() => renewals.stop());

/** Notes when it is made anew, after so long. */
function page(made: string[], name: string, ms = 0) {
  return async () => {
    await sleep(ms);
    made.push(name);
  };
}

describe("pages that are made anew in the background", () => {
  it("are made one after the other, and once however often they are offered", async () => {
    const made: string[] = [];
    for (const name of ["a", "b", "a", "c", "b"]) renewals.offer(name, page(made, name));
    expect(made).toEqual([]);
    await expect.poll(() => made).toEqual(["a", "b", "c"]);
    renewals.offer("d", page(made, "d"));
    await expect.poll(() => made).toEqual(["a", "b", "c", "d"]);
  });

  it("do not stand in each other's way when one cannot be made", async () => {
    const made: string[] = [];
    renewals.offer("a", () => Promise.reject(new Error("The database is away.")));
    renewals.offer("b", page(made, "b"));
    await expect.poll(() => made).toEqual(["b"]);
  });

  it("are not made for whoever is to be forgotten", async () => {
    const made: string[] = [];
    for (const name of ["somebody", "nobody", "everybody"])
      renewals.offer(`page of ${name}`, page(made, name));
    renewals.forget(["nobody"]);
    await expect.poll(() => made).toEqual(["somebody", "everybody"]);
  });

  it("take no more of the time than they may", async () => {
    const sparing = new Renewals(0.05);
    const began: number[] = [];
    for (const name of ["a", "b"])
      sparing.offer(name, async () => {
        began.push(performance.now());
        await sleep(20);
      });
    await expect.poll(() => began).toHaveLength(2);
    sparing.stop();
    // 20 ms of work are 5 % of 400 ms.
    expect((began[1] ?? 0) - (began[0] ?? 0)).toBeGreaterThan(390);
  });

  it("are made no more after the end, not even the next", async () => {
    const made: string[] = [];
    renewals.offer("a", page(made, "a", 20));
    renewals.offer("b", page(made, "b"));
    await sleep(15);
    renewals.stop();
    await sleep(300);
    expect(made).toEqual(["a"]);
  });
});
