/** The element types of our artifacts, by their names in safetensors. */
export const DTYPES = {
  F64: { bytes: 8, view: Float64Array },
  F32: { bytes: 4, view: Float32Array },
  I32: { bytes: 4, view: Int32Array },
  U32: { bytes: 4, view: Uint32Array },
} as const;

export type Dtype = keyof typeof DTYPES;
export type TensorData = Float64Array | Float32Array | Int32Array | Uint32Array;

/** A named array with a shape; `data` has as many elements as the product of `shape`. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: TensorData;
}

/** Whether it names a type we read; names of safetensors that we do not write are none. */
export function isDtype(name: unknown): name is Dtype {
  return typeof name === "string" && Object.hasOwn(DTYPES, name);
}

/** The name of the type of an array's elements. */
export function dtypeOf(data: TensorData): Dtype {
  if (data instanceof Float64Array) return "F64";
  if (data instanceof Float32Array) return "F32";
  return data instanceof Int32Array ? "I32" : "U32";
}
