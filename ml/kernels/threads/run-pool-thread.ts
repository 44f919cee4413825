import { instantiateKernel, type KernelExports } from "../instance";
import { getKernelModule } from "../load-binary";
import { getForestModule } from "../load-forest-binary";
import { ALL_OPERATION_NAMES } from "../operations/tree-operation-names";
import { leaveError, openCommandBlock, STOP, takeRanges, WORD, type CommandBlock } from "./command-block";

/** A memory the threads are to know under a number, sent before the first command that names it. */
export interface MemoryMessage {
  readonly id: number;
  readonly memory: WebAssembly.Memory;
}

export interface PoolThread {
  /** Which of the pool's threads this is; the coordinator is 0. */
  readonly thread: number;
  readonly buffer: SharedArrayBuffer;
  /** The next message that has arrived, without waiting. */
  receive(): MemoryMessage | undefined;
}

interface Place {
  readonly memory: WebAssembly.Memory;
  readonly operations: KernelExports;
}

/** What a thread of a pool does all its life: sleeps, computes what it is told to, and returns when told to stop. */
export function runPoolThread({ thread, buffer, receive }: PoolThread): void {
  const block = openCommandBlock(buffer);
  const { words } = block;
  const places = new Map<number, Place>();
  let seen = 0;
  for (;;) {
    Atomics.wait(words, WORD.GENERATION, seen);
    seen = Atomics.load(words, WORD.GENERATION);
    if (words[WORD.OPERATION] === STOP) return;
    try {
      for (let message = receive(); message !== undefined; message = receive()) enter(message, places);
      obey(block, thread, places);
    } catch (error) {
      leaveError(block, error);
    }
    if (Atomics.sub(words, WORD.BUSY, 1) === 1) Atomics.notify(words, WORD.BUSY);
  }
}

function enter({ id, memory }: MemoryMessage, places: Map<number, Place>): void {
  // Whichever set the memory's kernel is of: a thread knows them all.
  const operations = [getKernelModule, getForestModule].map((getModule) => {
    const compiled = getModule(true);
    if (compiled === null) throw new Error("This thread has no WebAssembly with shared memory.");
    return instantiateKernel(compiled, memory);
  });
  places.set(id, { memory, operations: Object.assign({}, ...operations) as KernelExports });
}

function obey(block: CommandBlock, thread: number, places: ReadonlyMap<number, Place>): void {
  const { words } = block;
  const place = places.get(words[WORD.MEMORY]);
  if (place === undefined) throw new Error(`Memory ${words[WORD.MEMORY]} was never sent.`);
  const operands = [...block.operands.subarray(0, words[WORD.OPERAND_COUNT])];
  const scratch = (words[WORD.SCRATCH] >>> 0) + thread * (words[WORD.SCRATCH_STEP] >>> 0);
  const ranges = new Uint32Array(place.memory.buffer, words[WORD.RANGES] >>> 0, 2 * words[WORD.RANGE_COUNT]);
  const compute = place.operations[ALL_OPERATION_NAMES[words[WORD.OPERATION]]];
  takeRanges(block, ranges, (from, to) => compute(from, to, scratch, ...operands));
}
