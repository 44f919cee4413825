import { PAGE, type LentMemory } from "../wasm-memory";
import type { MemoryMessage } from "./run-pool-thread";

/** Address space a memory reserves, so that it can grow without moving; only what is used takes real memory. */
const MAX_PAGES = 65_536;

interface Owned {
  readonly id: number;
  readonly memory: WebAssembly.Memory;
  isLent: boolean;
}

/**
 * The memories of a pool. Threads that sleep cannot collect garbage, so one given back is lent again, and grown,
 * instead of another being made: a pool holds as much as its largest kernel needed.
 *
 * @param announce tells the threads of a new one
 */
export function createMemories(announce: (message: MemoryMessage) => void) {
  const owned: Owned[] = [];
  return {
    borrow(bytes: number): LentMemory | null {
      const pages = Math.ceil(bytes / PAGE);
      const free = owned.find(({ isLent }) => !isLent);
      const entry = free ?? createShared(owned.length, pages);
      if (entry === null) return null;
      const { memory } = entry;
      if (!growTo(memory, pages)) return null;
      entry.isLent = true;
      if (free === undefined) {
        owned.push(entry);
        announce({ id: entry.id, memory });
      }
      return { memory, isUsed: free !== undefined, giveBack: once(() => (entry.isLent = false)) };
    },
    idOf(memory: WebAssembly.Memory): number {
      const entry = owned.find((candidate) => candidate.memory === memory);
      if (entry === undefined) throw new Error("This memory is none of the pool's.");
      return entry.id;
    },
    drop: () => void (owned.length = 0),
  };
}

/** What is given back twice may be somebody else's by then. */
function once(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) act();
    isDone = true;
  };
}

function growTo(memory: WebAssembly.Memory, pages: number): boolean {
  const missing = pages - memory.buffer.byteLength / PAGE;
  try {
    if (missing > 0) memory.grow(missing);
    return true;
  } catch {
    return false;
  }
}

function createShared(id: number, pages: number): Owned | null {
  try {
    const memory = new WebAssembly.Memory({ initial: pages, maximum: MAX_PAGES, shared: true });
    return { id, memory, isLent: false };
  } catch {
    return null; // No shared memory here, or not as much: the caller computes alone.
  }
}
