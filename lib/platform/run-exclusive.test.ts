import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import { runExclusive } from "./run-exclusive";

/** Work that ends when it is told to, and remembers that it was begun. */
function createWork() {
  let resolve: (value: string) => void = () => {};
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<string>((...settle) => ([resolve, reject] = settle));
  return { run: vi.fn(() => promise), resolve, reject };
}

describe("running exclusively", () => {
  it("lets one work at a time, in the order they came, and says who has to wait", async () => {
    const [a, b, c] = [createWork(), createWork(), createWork()];
    const onWait = vi.fn();
    const turns = [a, b, c].map(({ run }) => runExclusive(run, { onWait }));
    expect(onWait).toHaveBeenCalledTimes(2);
    await sleep(1);
    expect([a, b, c].map(({ run }) => run.mock.calls.length)).toEqual([1, 0, 0]);
    a.resolve("a");
    expect(await turns[0]).toBe("a");
    await sleep(1);
    expect([b, c].map(({ run }) => run.mock.calls.length)).toEqual([1, 0]);
    b.resolve("b");
    c.resolve("c");
    expect(await Promise.all(turns)).toEqual(["a", "b", "c"]);
  });

  it("goes on after work that failed", async () => {
    const [a, b] = [createWork(), createWork()];
    const first = runExclusive(a.run);
    const second = runExclusive(b.run);
    a.reject(new Error("failed"));
    b.resolve("b");
    await expect(first).rejects.toThrow("failed");
    expect(await second).toBe("b");
  });

  it("gives up waiting when it is stopped, and the next one still waits for the one at work", async () => {
    const [a, b, c] = [createWork(), createWork(), createWork()];
    const first = runExclusive(a.run);
    const stop = new AbortController();
    const second = runExclusive(b.run, { signal: stop.signal });
    const third = runExclusive(c.run);
    stop.abort(new Error("enough"));
    await expect(second).rejects.toThrow("enough");
    await sleep(1);
    expect([b, c].map(({ run }) => run.mock.calls.length)).toEqual([0, 0]);
    a.resolve("a");
    c.resolve("c");
    expect(await Promise.all([first, third])).toEqual(["a", "c"]);
    expect(b.run).not.toHaveBeenCalled();
  });
});
