import { decodeTensors, type DecodeOptions } from "../format/decode";
import type { Tensor } from "../format/dtypes";
import { encodeTensors, type Digesting } from "../format/encode";
import { FormatError } from "../format/format-error";
import { createTensorReader, type TensorReader } from "../format/tensor-reader";
import type { Recommender } from "../recommender";
import { mergeParameters, toParameters, type Parameters, type SearchSpace } from "./parameters";
import type { Effort, LogSize, Need } from "./suitability";
import type { FitRun, Training } from "./training";

const KIND = "aisle.model";
/** Raised whenever an older reader would misunderstand the file. */
const VERSION = 1;

/** What a training that compares models wants to know before it fits one; all of it may be left out. */
interface Considered {
  /** Data without which the model is not considered. */
  readonly needs?: readonly Need[];
  /** What it takes, by the size of a log. */
  readonly effort?: (size: LogSize) => Effort;
  /** Parameters worth trying before a search looks for better ones, the most promising first; else the defaults. */
  readonly starts?: readonly Parameters[];
}

interface Definition<C extends object, M extends Recommender> extends Considered {
  readonly kind: string;
  /** One line: what it does and what it is good for. */
  readonly about: string;
  readonly defaults: C;
  readonly space: SearchSpace;
  /** @throws RangeError naming the parameter that is out of range */
  check(config: C): void;
  /** @throws RangeError for data it cannot learn from, saying what was found and what to do */
  fit(training: Training, config: C, run: FitRun): Promise<M>;
  /** Everything `load` needs besides the configuration. */
  save(model: M): Readonly<Record<string, Tensor>>;
  /** Trusts neither shapes nor values; throws FormatError or RangeError. */
  load(read: TensorReader, config: C): M;
}

/** A fitted model that can be written down. */
export interface Fitted {
  readonly model: Recommender;
  readonly parameters: Parameters;
  /** One safetensors file with a checksum. */
  encode(options?: Digesting): Uint8Array;
}

/** A model as the registry, the search and the contract suite know it: any of them, all alike. */
export interface ModelEntry extends Considered {
  readonly kind: string;
  readonly about: string;
  /** It learns from what items say about themselves: a training without content is refused. */
  readonly needsContent?: boolean;
  readonly defaults: Parameters;
  readonly space: SearchSpace;
  /** @throws RangeError for parameters it does not have or data it cannot learn from */
  fit(training: Training, overrides: Parameters, run: FitRun): Promise<Fitted>;
  /** @throws FormatError on anything foreign, truncated, newer, changed or not finite */
  load(bytes: Uint8Array, options?: DecodeOptions): Recommender;
}

/** Makes a model known under one interface; its own types stay inside. */
export function defineModel<C extends object, M extends Recommender>(
  definition: Definition<C, M>,
): ModelEntry {
  const { kind, about, needs = [], effort, starts, defaults, space } = definition;
  return {
    kind,
    about,
    needs,
    needsContent: needs.includes("content"),
    ...(effort && { effort }),
    ...(starts && { starts }),
    space,
    defaults: toParameters(defaults),
    async fit(training, overrides, run) {
      const config = mergeParameters(kind, defaults, overrides);
      definition.check(config);
      checkContent(training);
      const model = await definition.fit(training, config, run);
      const parameters = toParameters(config);
      return {
        model,
        parameters,
        encode: (options) => encodeModel(kind, parameters, definition.save(model), options),
      };
    },
    load(bytes, options) {
      const { tensors, metadata } = decodeTensors(bytes, options);
      checkHeader(kind, metadata);
      try {
        const config = mergeParameters(kind, defaults, readParameters(metadata));
        definition.check(config);
        return definition.load(createTensorReader(tensors), config);
      } catch (cause) {
        if (cause instanceof FormatError) throw cause;
        const message = cause instanceof Error ? cause.message : String(cause);
        throw new FormatError("bad_shape", `The parts do not fit: ${message}`, "Train again.");
      }
    },
  };
}

function checkContent({ log, content }: Training): void {
  if (content === undefined || content.texts.length === log.itemCount) return;
  throw new RangeError(`Content of ${content.texts.length} items for a log of ${log.itemCount}.`);
}

function encodeModel(
  kind: string,
  parameters: Parameters,
  tensors: Readonly<Record<string, Tensor>>,
  options?: Digesting,
): Uint8Array {
  const header = {
    kind: KIND,
    version: String(VERSION),
    model: kind,
    parameters: JSON.stringify(parameters),
  };
  return encodeTensors(new Map(Object.entries(tensors)), header, options);
}

function checkHeader(kind: string, metadata: ReadonlyMap<string, string>): void {
  if (metadata.get("kind") !== KIND) {
    const found = metadata.get("kind") ?? "nothing named";
    throw new FormatError("foreign", `The file holds "${found}".`, "Give a model that Aisle wrote.");
  }
  const version = Number(metadata.get("version"));
  if (version > VERSION) {
    throw new FormatError("newer_version", `Version ${version}; known is ${VERSION}.`, "Update Aisle.");
  }
  if (version !== VERSION) throw badHeader("version", metadata.get("version"));
  if (metadata.get("model") !== kind) {
    throw new FormatError(
      "foreign",
      `The file holds the model "${metadata.get("model")}", not "${kind}".`,
      "Load it under its own name.",
    );
  }
}

function readParameters(metadata: ReadonlyMap<string, string>): Parameters {
  const text = metadata.get("parameters") ?? "";
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Parameters;
  } catch {
    // Falls through to the one error below.
  }
  throw badHeader("parameters", text);
}

function badHeader(name: string, value: unknown): FormatError {
  return new FormatError("bad_header", `Metadata "${name}" is ${JSON.stringify(value)}.`, "Train again.");
}
