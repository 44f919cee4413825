/** Where a binary stands among those that were deflated together. */
interface Place {
  readonly start: number;
  readonly end: number;
  readonly memoryFlag: number;
}

/** What the build generates of one set of kernels. */
export interface Generated {
  readonly DEFLATED: string;
  readonly RELAXED_KERNEL: Place;
  readonly SIMD_KERNEL: Place;
}

/**
 * The best binary that this runtime can run, compiled once per process: with relaxed SIMD, else with plain SIMD, else
 * none (null).
 *
 * @param shared it gets a memory that threads share; else one of its own
 * @param isStrict without relaxed SIMD in any case: every operation rounds as IEEE 754 says
 */
export type GetModule = (shared: boolean, isStrict?: boolean) => WebAssembly.Module | null;

/** In the flags of a memory: it is shared between threads. */
const SHARED = 2;

/**
 * Opens a set of kernels. The generated module is not in the repository; where nobody has built it yet, the error says how,
 * instead of naming a path.
 */
export async function openBinaries(load: () => Promise<Generated>): Promise<GetModule> {
  const { DEFLATED, RELAXED_KERNEL, SIMD_KERNEL } = await load().catch((cause: unknown) => {
    throw new Error("The kernels are not built yet: run `npm run build:kernels`.", { cause });
  });
  const binaries = await inflate(DEFLATED);
  // By kind of memory and whether it does without relaxed SIMD; `null` once the runtime turned out to have none.
  const modules = new Map<string, WebAssembly.Module | null>();
  return (shared, isStrict = false) => {
    const key = `${shared} ${isStrict}`;
    let compiled = modules.get(key);
    if (compiled === undefined) {
      const bytes = (isStrict ? [SIMD_KERNEL] : [RELAXED_KERNEL, SIMD_KERNEL])
        .map((place) => cutBinary(binaries, place, shared))
        .find((candidate) => WebAssembly.validate(candidate));
      compiled = bytes === undefined ? null : new WebAssembly.Module(bytes);
      modules.set(key, compiled);
    }
    return compiled;
  };
}

/** Nothing where the runtime cannot: it is older than SIMD, too. */
async function inflate(base64: string): Promise<Uint8Array<ArrayBuffer>> {
  if (typeof DecompressionStream === "undefined") return new Uint8Array();
  const deflated = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const stream = new Blob([deflated]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function cutBinary(
  binaries: Uint8Array<ArrayBuffer>,
  { start, end, memoryFlag }: Place,
  shared: boolean,
): Uint8Array<ArrayBuffer> {
  const bytes = binaries.slice(start, end);
  if (bytes.length === 0) return bytes;
  if (!shared) bytes[memoryFlag] &= ~SHARED;
  return bytes;
}
