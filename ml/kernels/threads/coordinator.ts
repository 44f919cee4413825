import type { KernelPool, PoolTask } from "../pool";
import { openCommandBlock, STOP, takeError, takeRanges, WORD, type CommandBlock } from "./command-block";
import { createMemories } from "./memories";
import type { MemoryMessage } from "./run-pool-thread";

/** The threads somebody has started, each of which runs `runPoolThread`. */
export interface PoolThreads {
  /** How many, the coordinator not among them. */
  readonly count: number;
  /** Sends a message to each. */
  send(message: MemoryMessage): void;
  /** Set as soon as one has ended by itself. */
  readonly lost: Error | undefined;
  /** Gives the event loop a turn, in which a loss can be heard of. */
  yield(): Promise<void>;
  /** Ends them, whatever they are doing. */
  end(): Promise<void>;
}

/** How long the coordinator sleeps before it looks whether the threads are all still there. */
const LOOK_MS = 50;

/**
 * The pool as kernels use it, coordinated by the calling thread, which takes its share of the work. Tasks wait for their
 * turn.
 *
 * @param buffer the command block's, given to the threads as well
 */
export function createKernelPool(
  threads: PoolThreads,
  buffer: SharedArrayBuffer,
): KernelPool & { stop(): Promise<void> } {
  const block = openCommandBlock(buffer);
  const memories = createMemories(threads.send);
  let isOver = false;
  let last: Promise<unknown> = Promise.resolve();
  async function compute(task: PoolTask): Promise<void> {
    if (isOver) throw new Error("The pool is closed.", { cause: threads.lost });
    publish(block, task, memories.idOf(task.memory), threads.count);
    try {
      await takePart(block, task, threads);
    } finally {
      // A pool that has lost a thread has ended the others, and is of no use any more.
      if (threads.lost !== undefined) isOver = true;
    }
  }
  return {
    threads: threads.count + 1,
    borrow: (bytes) => (isOver ? null : memories.borrow(bytes)),
    share(task) {
      const turn = last.then(() => compute(task));
      last = turn.catch(() => undefined);
      return turn;
    },
    async stop() {
      isOver = true;
      await last;
      memories.drop();
      block.words[WORD.OPERATION] = STOP;
      wake(block);
    },
  };
}

function publish({ words, operands }: CommandBlock, task: PoolTask, memory: number, threads: number): void {
  words[WORD.OPERATION] = task.operation;
  words[WORD.MEMORY] = memory;
  words[WORD.RANGES] = task.ranges.byteOffset;
  words[WORD.RANGE_COUNT] = task.ranges.length / 2;
  words[WORD.SCRATCH] = task.scratch;
  words[WORD.SCRATCH_STEP] = task.scratchStep;
  words[WORD.OPERAND_COUNT] = task.operands.length;
  operands.set(task.operands);
  words[WORD.NEXT] = 0;
  words[WORD.ENDED] = 0;
  words[WORD.MESSAGE_LENGTH] = 0;
  words[WORD.BUSY] = threads;
}

/** The calling thread's share; returns when all threads have finished, and throws what went wrong in any. */
async function takePart(block: CommandBlock, task: PoolTask, threads: PoolThreads): Promise<void> {
  wake(block);
  try {
    takeRanges(block, task.ranges, task.compute, (begun) => {
      task.checkpoint?.();
      task.onProgress?.(begun);
    });
  } catch (error) {
    Atomics.store(block.words, WORD.ENDED, 1);
    await waitForThreads(block, threads);
    throw error;
  }
  await waitForThreads(block, threads);
  const error = takeError(block);
  if (error !== undefined) throw error;
}

function wake({ words }: CommandBlock): void {
  Atomics.add(words, WORD.GENERATION, 1);
  Atomics.notify(words, WORD.GENERATION);
}

/** Sleeps until the threads have finished; one that is lost never will, so then all are ended. */
async function waitForThreads({ words }: CommandBlock, threads: PoolThreads): Promise<void> {
  for (let busy = Atomics.load(words, WORD.BUSY); busy > 0; busy = Atomics.load(words, WORD.BUSY)) {
    if (threads.lost !== undefined) {
      await threads.end();
      throw threads.lost;
    }
    if (Atomics.wait(words, WORD.BUSY, busy, LOOK_MS) === "timed-out") await threads.yield();
  }
}
