import {
  assembleParts,
  badHeader,
  checkArtifactHeader,
  writeArtifactHeader,
  type ArtifactHeader,
} from "../format/artifact-header";
import type { Digesting } from "../format/checksum";
import { decodeTensors, type DecodeOptions } from "../format/decode";
import type { Tensor } from "../format/dtypes";
import { encodeTensors } from "../format/encode";
import { FormatError } from "../format/format-error";
import { createTensorReader, type TensorReader } from "../format/tensor-reader";
import type { Recommender } from "../recommender";
import { checkRun, checkTraining } from "./check-training";
import { mergeParameters, toParameters, type Parameters, type SearchSpace } from "./parameters";
import type { Effort, LogSize, Need } from "./suitability";
import type { FitRun, Training } from "./training";

const HEADER: ArtifactHeader = { kind: "aisle.model", version: 1 };

/** What a training that compares models wants to know before it fits one; all of it may be left out. */
interface Considered {
  /** Data without which the model is not considered. */
  readonly needs?: readonly Need[];
  /** What it takes, by the size of a log. */
  readonly effort?: (size: LogSize) => Effort;
  /** Parameters worth trying before a search looks for better ones, the most promising first; else the defaults. */
  readonly starts?: readonly Parameters[];
  /** A searched parameter that makes the model larger and a fit longer: a search makes it grow last. Its choices ascend. */
  readonly grows?: string;
  /**
   * What a search multiplies some numbers of its space by, given the others: their ranges hold where these are the
   * defaults, and mean something else where they are not.
   */
  readonly scales?: (parameters: Parameters, size: LogSize) => Readonly<Record<string, number>>;
}

interface Definition<C extends object, M extends Recommender, K extends string> extends Considered {
  readonly kind: K;
  /** One line: what it does and what it is good for. */
  readonly about: string;
  readonly defaults: C;
  readonly space: SearchSpace;
  /** @throws RangeError naming the parameter that is out of range */
  check(config: C): void;
  /** @throws RangeError for data it cannot learn from, saying what was found and what to do */
  fit(training: Training, config: C, run: FitRun): Promise<M>;
  /** What whoever fitted the model should know of it, such as that it has learnt nothing; mostly nothing. */
  remark?(model: M): string | undefined;
  /** Everything `load` needs besides the configuration. */
  save(model: M): Readonly<Record<string, Tensor>>;
  /** Trusts neither shapes nor values; throws FormatError or RangeError. */
  load(read: TensorReader, config: C): M;
}

/** A fitted model that can be written down. */
export interface Fitted {
  readonly model: Recommender;
  readonly parameters: Parameters;
  /** What to know of it, such as that it has learnt nothing. */
  readonly remark?: string | undefined;
  /** One safetensors file with a checksum. */
  encode(options?: Digesting): Uint8Array;
}

/** A model as the registry, the search and the contract suite know it: any of them, all alike. */
export interface ModelEntry extends Considered {
  readonly kind: string;
  readonly about: string;
  /** It learns from what items say about themselves: a training without content is refused. */
  readonly needsContent?: boolean;
  /** It learns stars, and predicts them. */
  readonly learnsRatings?: boolean;
  readonly defaults: Parameters;
  readonly space: SearchSpace;
  /**
   * @throws RangeError for parameters it does not have, an unsorted log, and data it cannot learn from
   * @throws TypeError for columns that are no typed arrays, and for missing random numbers
   */
  fit(training: Training, overrides: Parameters, run: FitRun): Promise<Fitted>;
  /** @throws FormatError on anything foreign, truncated, older, newer, changed or not finite */
  load(bytes: Uint8Array, options?: DecodeOptions): Recommender;
}

/** An entry whose name and parameters the compiler knows: whoever names the model cannot misspell a parameter. */
export interface DefinedModel<K extends string, C extends object> extends ModelEntry {
  readonly kind: K;
  readonly defaults: Parameters & C;
}

/** Makes a model known under one interface; of its own types only those of its parameters are seen outside. */
export function defineModel<C extends object, M extends Recommender, const K extends string = string>(
  definition: Definition<C, M, K>,
): DefinedModel<K, C> {
  const { kind, needs = [], defaults } = definition;
  const needsContent = needs.includes("content");
  return {
    ...definition,
    needs,
    needsContent,
    learnsRatings: needs.includes("ratings"),
    defaults: toParameters(defaults) as Parameters & C,
    async fit(training, overrides, run) {
      const config = mergeParameters(kind, defaults, overrides);
      definition.check(config);
      checkTraining(training, needsContent);
      checkRun(run);
      const model = await definition.fit(training, config, run);
      const parameters = toParameters(config);
      return {
        model,
        parameters,
        remark: definition.remark?.(model),
        encode: (options) => encodeModel(kind, parameters, definition.save(model), options),
      };
    },
    load(bytes, options) {
      const { tensors, metadata } = decodeTensors(bytes, options);
      checkHeader(kind, metadata);
      return assembleParts(() => {
        const config = mergeParameters(kind, defaults, readParameters(metadata));
        definition.check(config);
        return definition.load(createTensorReader(tensors), config);
      });
    },
  };
}

function encodeModel(
  kind: string,
  parameters: Parameters,
  tensors: Readonly<Record<string, Tensor>>,
  options?: Digesting,
): Uint8Array {
  const header = {
    ...writeArtifactHeader(HEADER),
    model: kind,
    parameters: JSON.stringify(parameters),
  };
  return encodeTensors(new Map(Object.entries(tensors)), header, options);
}

function checkHeader(kind: string, metadata: ReadonlyMap<string, string>): void {
  checkArtifactHeader(metadata, HEADER);
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
