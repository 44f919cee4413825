import type { BoostingOperations } from "../operations/boosting-operations";
import { bytesOf, partOf } from "./bins";

const BINS = 256;

export function binHistograms(
  from: number,
  to: number,
  _scratch: ArrayBuffer,
  ...[rows, start, count, parts, features, stride, byRow, gradients, out]: BoostingOperations["binHistograms"]
): void {
  const bins = bytesOf(byRow);
  const whole = new Uint32Array(gradients.buffer, gradients.byteOffset, gradients.length);
  const words = 2 * BINS * features;
  for (let part = from; part < to; part++) {
    const [first, end] = partOf(part, parts, count, start);
    const sums = out.subarray(part * words, (part + 1) * words).fill(0);
    for (let i = first; i < end; i++) {
      const row = rows[i];
      const [second, one] = [whole[2 * row], whole[2 * row + 1]];
      for (let feature = 0; feature < features; feature++) {
        const at = 2 * (BINS * feature + bins[row * stride + feature]);
        sums[at] += second;
        sums[at + 1] += one;
      }
    }
  }
}
