import type { Tensor, TensorData } from "./dtypes";
import { FormatError } from "./format-error";

/** Reads tensors by name, type and length (null = any); what is missing or different is a FormatError. */
export interface TensorReader {
  has(name: string): boolean;
  floats(name: string, length: number | null): Float32Array;
  doubles(name: string, length: number | null): Float64Array;
  integers(name: string, length: number | null): Int32Array;
  counts(name: string, length: number | null): Uint32Array;
}

/** Reads from the tensors of one decoded file; what it gives out are views on them. */
export function createTensorReader(tensors: ReadonlyMap<string, Tensor>): TensorReader {
  const read = <T extends TensorData>(type: new () => T, name: string, length: number | null): T => {
    const tensor = tensors.get(name);
    if (tensor === undefined)
      throw new FormatError("missing_tensor", `"${name}" is missing.`, "Train again.");
    if (!(tensor.data instanceof type)) {
      throw new FormatError("bad_dtype", `"${name}" has another type of number.`, "Train again.");
    }
    if (length !== null && tensor.data.length !== length) {
      throw new FormatError(
        "bad_shape",
        `"${name}" has ${tensor.data.length} of ${length} values.`,
        "Train again.",
      );
    }
    return tensor.data;
  };
  return {
    has: (name) => tensors.has(name),
    floats: (name, length) => read(Float32Array, name, length),
    doubles: (name, length) => read(Float64Array, name, length),
    integers: (name, length) => read(Int32Array, name, length),
    counts: (name, length) => read(Uint32Array, name, length),
  };
}
