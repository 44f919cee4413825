import {
  assembleParts,
  badHeader,
  checkArtifactHeader,
  writeArtifactHeader,
  type ArtifactHeader,
} from "../../core/format/artifact-header";
import { decodeTensors } from "../../core/format/decode";
import type { Tensor } from "../../core/format/dtypes";
import { encodeTensors } from "../../core/format/encode";
import { createTensorReader } from "../../core/format/tensor-reader";
import type { Fitted, ModelEntry } from "../../core/model/define-model";
import type { Parameters } from "../../core/model/parameters";
import { BlendModel, type BlendSource } from "./model";

/** A fitted model and how much it has to say. */
export interface BlendPart {
  readonly fitted: Fitted;
  /** ≥ 0. */
  readonly weight: number;
}

const HEADER: ArtifactHeader = { kind: "aisle.blend", version: 1 };
/** The rule of thumb of hybrid recommenders: what users did first, what items are (or sell) second. */
const CLASSIC_SHARES = [0.7, 0.3] as const;

/** What a blend's file says of one part. */
interface PartEntry {
  readonly kind: string;
  readonly weight: number;
  readonly bytes: number;
}

/**
 * A blend of any fitted models, saved as one file that holds the file of each.
 *
 * @throws RangeError for no parts, catalogs of different sizes and weights that are none
 */
export function createBlendOf(parts: readonly BlendPart[]): Fitted {
  const model = new BlendModel(parts.map(({ fitted, weight }) => ({ model: fitted.model, weight })));
  return { model, parameters: nameWeights(model.sources), encode: () => encodeBlend(parts) };
}

/** 0.7 of a collaborative model and 0.3 of one of content or popularity: the yardstick of learned weights. */
export function createClassicBlend(collaborative: Fitted, other: Fitted): Fitted {
  const [first, second] = CLASSIC_SHARES;
  return createBlendOf([
    { fitted: collaborative, weight: first },
    { fitted: other, weight: second },
  ]);
}

/**
 * Reads what `createBlendOf(…).encode()` wrote.
 *
 * @param find the entry of a kind of model, as `findModel` of the registry
 * @throws FormatError on anything foreign, truncated, older, newer, changed or not finite
 */
export function loadBlend(bytes: Uint8Array, find: (kind: string) => ModelEntry): BlendModel {
  const { tensors, metadata } = decodeTensors(bytes);
  checkArtifactHeader(metadata, HEADER);
  const read = createTensorReader(tensors);
  return assembleParts(() => {
    const sources = readParts(metadata.get("parts")).map(({ kind, weight, bytes: length }, i) => {
      const words = read.counts(`part.${i}`, Math.ceil(length / 4));
      return { model: find(kind).load(new Uint8Array(words.buffer, words.byteOffset, length)), weight };
    });
    return new BlendModel(sources);
  });
}

/** Weights by the kind of model; a second one of a kind is numbered. */
function nameWeights(sources: readonly BlendSource[]): Parameters {
  const names = sources.map(({ model: { kind } }, i) => {
    const before = sources.slice(0, i).filter(({ model }) => model.kind === kind).length;
    return before > 0 ? `${kind}-${before + 1}` : kind;
  });
  return Object.fromEntries(sources.map(({ weight }, i) => [names[i], weight]));
}

function encodeBlend(parts: readonly BlendPart[]): Uint8Array {
  const files = parts.map(({ fitted }) => fitted.encode());
  const entries = parts.map(({ fitted, weight }, i): PartEntry => ({
    kind: fitted.model.kind,
    weight,
    bytes: files[i].length,
  }));
  const tensors = files.map((file, i): [string, Tensor] => {
    const data = new Uint32Array(Math.ceil(file.length / 4));
    new Uint8Array(data.buffer).set(file);
    return [`part.${i}`, { shape: [data.length], data }];
  });
  const header = { ...writeArtifactHeader(HEADER), parts: JSON.stringify(entries) };
  return encodeTensors(new Map(tensors), header);
}

function readParts(text: string | undefined): PartEntry[] {
  const value: unknown = JSON.parse(text ?? "null");
  if (!Array.isArray(value) || !value.every(isPartEntry)) throw badHeader("parts", text);
  return value;
}

function isPartEntry(value: unknown): value is PartEntry {
  if (typeof value !== "object" || value === null) return false;
  const { kind, weight, bytes } = value as Partial<Record<keyof PartEntry, unknown>>;
  return typeof kind === "string" && typeof weight === "number" && Number.isSafeInteger(bytes);
}
