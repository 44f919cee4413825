import type { WeightConfig } from "../core/data/events";
import type { HistoryTable } from "../core/data/history";
import { assembleParts, checkArtifactHeader, writeArtifactHeader } from "../core/format/artifact-header";
import { decodeTensors } from "../core/format/decode";
import type { Tensor } from "../core/format/dtypes";
import { encodeTensors } from "../core/format/encode";
import { createTensorReader, type TensorReader } from "../core/format/tensor-reader";
import type { ModelEntry } from "../core/model/define-model";
import type { Parameters } from "../core/model/parameters";
import { createIds } from "./ids";
import type { State } from "./state";

const HEADER = { kind: "aisle.recommender", version: 1 };

interface About {
  readonly kind: string;
  readonly parameters: Parameters;
  readonly weights: WeightConfig;
  readonly now: number;
}

/** One safetensors file: the model's own artifact, the names of users and items, and what the users did. */
export function encodeState({
  kind,
  parameters,
  weights,
  now,
  users,
  items,
  histories,
  encode,
}: State): Uint8Array {
  const about: About = { kind, parameters, weights, now };
  const { starts, stars } = histories;
  const tensors: Record<string, Tensor> = {
    model: column(wordsOf(encode())),
    users: column(wordsOf(textOf(users.names))),
    items: column(wordsOf(textOf(items.names))),
    "histories.starts": column(starts),
    "histories.items": column(histories.items),
    "histories.weights": column(histories.weights),
    "histories.at": column(histories.at),
  };
  if (stars) tensors["histories.stars"] = column(stars);
  return encodeTensors(new Map(Object.entries(tensors)), {
    ...writeArtifactHeader(HEADER),
    about: JSON.stringify(about),
  });
}

/**
 * Reads what `encodeState` wrote.
 *
 * @param entryOf the model of a kind
 * @throws FormatError on anything foreign, truncated, newer or changed
 */
export function decodeState(bytes: Uint8Array, entryOf: (kind: string) => ModelEntry): State {
  const { tensors, metadata } = decodeTensors(bytes);
  checkArtifactHeader(metadata, HEADER);
  return assembleParts(() => {
    const about = JSON.parse(metadata.get("about") ?? "") as About;
    return readState(createTensorReader(tensors), about, entryOf);
  });
}

function readState(read: TensorReader, about: About, entryOf: (kind: string) => ModelEntry): State {
  const artifact = bytesOf(read.counts("model", null));
  const model = entryOf(about.kind).load(artifact);
  const users = createIds(namesOf(read.counts("users", null)));
  const items = createIds(namesOf(read.counts("items", null)));
  if (items.names.length !== model.itemCount) {
    throw new RangeError(`${items.names.length} names for ${model.itemCount} items.`);
  }
  const histories = readHistories(read, users.names.length, items.names.length);
  return { ...about, model, users, items, histories, encode: () => artifact };
}

function readHistories(read: TensorReader, userCount: number, itemCount: number): HistoryTable {
  const starts = read.counts("histories.starts", userCount + 1);
  const items = read.counts("histories.items", null);
  const size = items.length;
  const isInOrder = starts.every((start, user) => user === 0 || start >= starts[user - 1]);
  if (
    !isInOrder ||
    starts[0] !== 0 ||
    starts[userCount] !== size ||
    items.some((item) => item >= itemCount)
  ) {
    throw new RangeError(`The histories do not fit.`);
  }
  return {
    starts,
    items,
    weights: read.floats("histories.weights", size),
    at: read.doubles("histories.at", size),
    stars: read.has("histories.stars") ? read.floats("histories.stars", size) : undefined,
  };
}

function column(data: Tensor["data"]): Tensor {
  return { shape: [data.length], data };
}

function textOf(names: readonly string[]): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(names));
}

function namesOf(words: Uint32Array): string[] {
  const names: unknown = JSON.parse(new TextDecoder().decode(bytesOf(words)));
  if (Array.isArray(names) && names.every((name) => typeof name === "string")) return names;
  throw new RangeError("The names must be texts.");
}

/** Bytes as words, filled up with spaces: the format holds numbers of four bytes and more. */
function wordsOf(bytes: Uint8Array): Uint32Array {
  const padded = new Uint8Array(Math.ceil(bytes.length / 4) * 4).fill(0x20);
  padded.set(bytes);
  return new Uint32Array(padded.buffer);
}

function bytesOf(words: Uint32Array): Uint8Array {
  return new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
}
