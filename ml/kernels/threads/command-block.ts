/**
 * The few words through which the threads of a pool talk, in memory that all of them see. The coordinator writes a
 * command, raises `GENERATION` and wakes the threads; each takes ranges by adding to `NEXT` until none is left, and
 * then counts `BUSY` down. The coordinator begins nothing new before `BUSY` is 0.
 */
export const WORD = {
  /** Raised with every command; the threads sleep on it. */
  GENERATION: 0,
  /** Threads other than the coordinator that have not finished the command yet. */
  BUSY: 1,
  /** The next range to take. */
  NEXT: 2,
  /** Not 0: take no further range. */
  ENDED: 3,
  /** Which operation; STOP ends the thread. */
  OPERATION: 4,
  /** Number of the memory to work in. */
  MEMORY: 5,
  RANGES: 6,
  RANGE_COUNT: 7,
  SCRATCH: 8,
  SCRATCH_STEP: 9,
  OPERAND_COUNT: 10,
  /** Length of the first thread's error message, 0 while there is none. */
  MESSAGE_LENGTH: 11,
} as const;

/** As an operation: the thread is to end. */
export const STOP = -1;

const WORDS = 16;
const MAX_OPERANDS = 32;
const MESSAGE_BYTES = 512;

export interface CommandBlock {
  readonly words: Int32Array;
  readonly operands: Float64Array;
  readonly message: Uint8Array;
}

/** A new block, or the views of one that another thread has made. */
export function openCommandBlock(
  buffer = new SharedArrayBuffer(WORDS * 4 + MAX_OPERANDS * 8 + MESSAGE_BYTES),
): CommandBlock & { readonly buffer: SharedArrayBuffer } {
  const operandsAt = WORDS * 4;
  return {
    buffer,
    words: new Int32Array(buffer, 0, WORDS),
    operands: new Float64Array(buffer, operandsAt, MAX_OPERANDS),
    message: new Uint8Array(buffer, operandsAt + MAX_OPERANDS * 8, MESSAGE_BYTES),
  };
}

/**
 * Takes ranges and computes them until none is left or somebody has ended the command.
 *
 * @param ranges pairs of from and to
 * @param between called before each range with how many have been begun
 */
export function takeRanges(
  { words }: CommandBlock,
  ranges: Uint32Array,
  compute: (from: number, to: number) => void,
  between?: (begun: number) => void,
): void {
  const count = ranges.length / 2;
  while (Atomics.load(words, WORD.ENDED) === 0) {
    between?.(Math.min(count, Atomics.load(words, WORD.NEXT)));
    const range = Atomics.add(words, WORD.NEXT, 1);
    if (range >= count) return;
    compute(ranges[2 * range], ranges[2 * range + 1]);
  }
}

/** Leaves the first error for the coordinator and lets nobody begin anything else. */
export function leaveError({ words, message }: CommandBlock, error: unknown): void {
  if (Atomics.compareExchange(words, WORD.ENDED, 0, 1) !== 0) return;
  const text = error instanceof Error ? error.message : String(error);
  // Not into the block directly: TextEncoder.encodeInto refuses shared memory in some runtimes.
  const bytes = new TextEncoder().encode(text).subarray(0, message.length);
  message.set(bytes);
  Atomics.store(words, WORD.MESSAGE_LENGTH, bytes.length);
}

/** The error that a thread has left, if any. */
export function takeError({ words, message }: CommandBlock): Error | undefined {
  const length = Atomics.exchange(words, WORD.MESSAGE_LENGTH, 0);
  if (length === 0) return undefined;
  return new Error(`A thread of the kernels failed: ${new TextDecoder().decode(message.slice(0, length))}`);
}
