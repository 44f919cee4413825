import { expect, it } from "vitest";
import { createKernel } from "../create-kernel";
import { openCommandBlock, STOP, WORD } from "./command-block";
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
      yield: () => Promise.resolve(void (lost = new Error("out of memory"))),
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

/** A pool whose one thread only answers in the turns that it gets while the coordinator waits. */
function createSlowPool() {
  const { buffer, words } = openCommandBlock();
  const commands: number[] = [];
  const answer = () => {
    commands.push(Atomics.load(words, WORD.RANGE_COUNT));
    return Promise.resolve(void Atomics.store(words, WORD.BUSY, 0));
  };
  const threads = {
    count: 1,
    send: () => undefined,
    lost: undefined,
    end: () => Promise.resolve(),
    yield: answer,
  };
  const pool = createKernelPool(threads, buffer);
  const kernel = createKernel(1000, { pool });
  const out = kernel.floats(1);
  const work = (ranges: number) => kernel.share("score", kernel.integers(2 * ranges), [out, 1, out, out]);
  return { pool, words, commands, work };
}

it("tasks at once wait for each other, and one that fails keeps nobody waiting", async () => {
  const { commands, work, pool } = createSlowPool();
  const foreign = { memory: new WebAssembly.Memory({ initial: 1 }), ranges: new Uint32Array(2) };
  const failing = pool.share({
    ...foreign,
    operation: 0,
    scratch: 0,
    scratchStep: 0,
    operands: [],
    compute: () => undefined,
  });
  const working = [1, 2, 3].map(work);
  await expect(failing).rejects.toThrow("none of the pool's");
  await Promise.all(working);
  expect(commands).toEqual([1, 2, 3]);
});

it("closed while it computes, a pool ends that first and begins nothing else", async () => {
  const { pool, words, work } = createSlowPool();
  const [first, second] = [work(1), work(2)];
  const refused = expect(second).rejects.toThrow("closed");
  await Promise.resolve();
  const stopped = pool.stop();
  expect(words[WORD.OPERATION]).not.toBe(STOP);
  await first;
  await refused;
  await stopped;
  expect(words[WORD.OPERATION]).toBe(STOP);
  expect(pool.borrow(1)).toBeNull();
});
