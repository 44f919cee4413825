import type { ShareOptions } from "./kernel";

/** `Kernel.share` where the calling thread does all of it. */
export async function shareAlone(
  ranges: Uint32Array,
  { checkpoint, onProgress }: ShareOptions = {},
  compute: (from: number, to: number) => void,
): Promise<void> {
  for (let i = 0; i < ranges.length; i += 2) {
    checkpoint?.();
    compute(ranges[i], ranges[i + 1]);
    onProgress?.(i / 2 + 1);
  }
}
