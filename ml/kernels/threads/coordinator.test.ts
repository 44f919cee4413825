import { expect, it } from "vitest";
import { createKernel } from "../create-kernel";
import { openCommandBlock, WORD } from "./command-block";
import { createKernelPool } from "./coordinator";

it("a thread that is lost is an error, not a wait without end, and the pool is over", async () => {
  const { buffer } = openCommandBlock();
  let lost: Error | undefined;
  let ended = 0;
  const pool = createKernelPool(
    {
      count: 1,
      send: () => undefined,
      get lost() {
        return lost;
      },
      // The loss is only heard of while the coordinator lets others have a turn.
      breathe: () => Promise.resolve(void (lost = new Error("out of memory"))),
      end: () => Promise.resolve(void ended++),
    },
    buffer,
  );
  const kernel = createKernel(1000, { pool });
  const out = kernel.floats(1);
  const ranges = kernel.integers(2);
  ranges[1] = 1;
  const work = () => kernel.share("score", ranges, [kernel.floats(1), 1, kernel.floats(1), out]);
  await expect(work()).rejects.toThrow("out of memory");
  expect(ended).toBe(1);
  await expect(work()).rejects.toThrow("closed");
});

it("two tasks at once are refused", async () => {
  const { buffer, words } = openCommandBlock();
  const threads = { count: 1, send: () => undefined, lost: undefined, end: () => Promise.resolve() };
  // The thread answers in the turn it gets while the coordinator waits.
  const answer = () => Promise.resolve(void Atomics.store(words, WORD.BUSY, 0));
  const pool = createKernelPool({ ...threads, breathe: answer }, buffer);
  const kernel = createKernel(1000, { pool });
  const out = kernel.floats(1);
  const work = () => kernel.share("score", kernel.integers(0), [out, 1, out, out]);
  const first = work();
  await expect(work()).rejects.toThrow("one task at a time");
  await first;
});
