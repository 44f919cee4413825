import { createKernel } from "../kernels/create-kernel";
import type { Kernel } from "../kernels/kernel";
import type { SparseRun } from "./sparse/sparse-run";

/** Rows of a range at least: enough to be worth handing to a thread. */
const RANGE_ROWS = 512;
/** Parts of a Gram matrix that are summed side by side, the same for any number of threads. */
const MOST_PARTS = 16;
const ARRAYS = 6;

/** Many rows of up to some hundred columns in a kernel's memory, with the passes over them that threads share. */
export class TallMatrix {
  readonly rows: number;
  private readonly stride: number;
  private readonly parts: number;
  private readonly kernel: Kernel;
  private readonly data: Float32Array;
  private readonly grams: Float64Array;
  private readonly factor: Float32Array;
  private readonly rowRanges: Uint32Array;
  private readonly partRanges: Uint32Array;

  /**
   * @param w rows × k, row-major; copied
   * @param k 1 or more
   */
  constructor(
    w: Float32Array,
    readonly k: number,
    private readonly run: SparseRun = {},
  ) {
    this.rows = w.length / k;
    this.stride = Math.ceil(k / 8) * 8; // what the kernels want
    this.parts = Math.max(1, Math.min(MOST_PARTS, Math.ceil(this.rows / RANGE_ROWS)));
    const { stride, parts, rows } = this;
    const ranges = 2 * (Math.ceil(rows / RANGE_ROWS) + parts);
    const bytes = 4 * (rows * stride + stride ** 2 + ranges) + 8 * parts * stride ** 2 + ARRAYS * 64;
    this.kernel = createKernel(bytes, { ...run, scratch: 4 * stride ** 2 + 512 * stride });
    this.data = this.kernel.floats(rows * stride);
    this.grams = this.kernel.doubles(parts * stride ** 2);
    this.factor = this.kernel.floats(stride ** 2);
    for (let r = 0; r < rows; r++) this.data.set(w.subarray(r * k, r * k + k), r * stride);
    this.rowRanges = this.createRanges(rows, RANGE_ROWS);
    this.partRanges = this.createRanges(parts, 1);
  }

  /** WᵀW, k × k, added up in double precision. */
  async gram(): Promise<Float64Array> {
    const { k, stride, parts, grams } = this;
    await this.share("gramParts", this.partRanges, [this.data, stride, this.rows, parts, grams]);
    const gram = new Float64Array(k * k);
    for (let i = 0; i < k; i++) {
      for (let j = i; j < k; j++) {
        let sum = 0;
        for (let part = 0; part < parts; part++) sum += grams[(part * stride + i) * stride + j];
        gram[i * k + j] = gram[j * k + i] = sum;
      }
    }
    return gram;
  }

  /** W = W·T, where T is k × k and, where `isUpper`, zero below its diagonal. */
  async transform(t: Float64Array, isUpper = false): Promise<void> {
    const { k, stride, factor } = this;
    for (let i = 0; i < k; i++) factor.set(t.subarray(i * k, i * k + k), i * stride);
    await this.share("transformRows", this.rowRanges, [this.data, stride, factor, isUpper ? 1 : 0]);
  }

  /** The first `columns` columns, rows × columns. */
  read(columns = this.k): Float32Array {
    const out = new Float32Array(this.rows * columns);
    for (let r = 0; r < this.rows; r++) {
      const from = r * this.stride;
      out.set(this.data.subarray(from, from + columns), r * columns);
    }
    return out;
  }

  release(): void {
    this.kernel.release();
  }

  private readonly share: Kernel["share"] = (operation, ranges, operands) =>
    this.kernel.share(operation, ranges, operands, { checkpoint: () => this.run.pace?.checkpoint() });

  private createRanges(count: number, size: number): Uint32Array {
    const ranges = this.kernel.integers(2 * Math.ceil(count / size));
    for (let i = 0; i < ranges.length; i += 2) {
      ranges[i] = (i / 2) * size;
      ranges[i + 1] = Math.min(count, ranges[i] + size);
    }
    return ranges;
  }
}
