/** Data starts here; the module itself has no static data below it worth protecting but the null page. */
export const FIRST_BYTE = 1024;
export const PAGE = 65_536;
/** Every array starts on a cache line. */
const LINE = 64;

export function roundUpToLine(bytes: number): number {
  return Math.ceil(bytes / LINE) * LINE;
}

/**
 * Hands out a memory front to back; nothing is given back before the whole kernel is released.
 *
 * @param size how much of it may be handed out
 * @param isUsed it has to be zeroed first
 */
export function createAllocator(
  memory: WebAssembly.Memory,
  size: number,
  isUsed: boolean,
): (bytes: number) => number {
  const limit = Math.ceil(size / PAGE) * PAGE;
  let next = FIRST_BYTE;
  return (bytes) => {
    const start = next;
    if (start + bytes > limit) {
      throw new RangeError(`The kernel's ${limit} bytes are used up: ${bytes} more do not fit at ${start}.`);
    }
    next = roundUpToLine(start + bytes);
    if (isUsed) new Uint8Array(memory.buffer, start, bytes).fill(0);
    return start;
  };
}

/** A memory that somebody lends to a kernel: a pool, or the runtime. */
export interface LentMemory {
  readonly memory: WebAssembly.Memory;
  /** Others have written to it before. */
  readonly isUsed: boolean;
  giveBack(): void;
}
