import type { Fitted, ModelEntry } from "../model/define-model";
import { BlendModel } from "./model";

/** A fitted model and how much it has to say. */
export interface BlendPart {
  readonly fitted: Fitted;
  /** ≥ 0. */
  readonly weight: number;
}

/** A blend of any fitted models, saved as one file that holds the file of each. */
export function createBlendOf(parts: readonly BlendPart[]): Fitted {
  const model = new BlendModel(parts.map(({ fitted, weight }) => ({ model: fitted.model, weight })));
  return { model, parameters: {}, encode: () => new Uint8Array(0) };
}

/**
 * Reads what `createBlendOf(…).encode()` wrote.
 *
 * @param find the entry of a kind of model, as `findModel` of the registry
 * @throws FormatError
 */
export function loadBlend(_bytes: Uint8Array, _find: (kind: string) => ModelEntry): BlendModel {
  throw new RangeError("A blend cannot be loaded yet.");
}
