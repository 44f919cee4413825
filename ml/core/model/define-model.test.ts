import { describe, expect, it } from "vitest";
import { DEFAULT_WEIGHTS } from "../data/events";
import { decodeTensors } from "../format/decode";
import { encodeTensors } from "../format/encode";
import { FormatError } from "../format/format-error";
import { createRng } from "../../base/rng";
import { NO_PACE } from "../../base/pace";
import { createLog } from "../../testing/logs";
import { checkBounds } from "./check-bounds";
import { defineModel } from "./define-model";

const constant = defineModel({
  kind: "constant",
  about: "the same for all",
  defaults: { height: 1, name: "plain", isFlat: true },
  space: {},
  check: (config) => checkBounds("constant", config, { height: { low: 0, high: 9 } }),
  fit: async (_training, { height }) => createConstant(Float32Array.of(height, height)),
  save: ({ scores }) => ({ scores: { shape: [scores.length], data: scores } }),
  load: (read) => createConstant(read.floats("scores", 2)),
});

function createConstant(scores: Float32Array) {
  const score = (_history: unknown, _now: number, out: Float32Array) => out.set(scores);
  return { kind: "constant", itemCount: scores.length, scores, score };
}

const log = createLog(1, 2, [[0, 1, "view", 0]]);
const run = { rng: createRng(1), pace: NO_PACE };
const fit = (overrides: Record<string, number | string | boolean>) =>
  constant.fit({ log, weights: DEFAULT_WEIGHTS, now: 0 }, overrides, run);

describe("the parameters of a model", () => {
  it("are its defaults but for what is told, and travel with the artifact", async () => {
    const fitted = await fit({ height: 3 });
    expect(fitted.parameters).toEqual({ height: 3, name: "plain", isFlat: true });
    expect(JSON.parse(decodeTensors(fitted.encode()).metadata.get("parameters") ?? "")).toEqual(
      fitted.parameters,
    );
  });

  it("are refused when there is no such one, or of another type, or out of bounds", async () => {
    await expect(fit({ depth: 1 })).rejects.toThrow(
      'constant has no parameter "depth"; it has height, name, isFlat.',
    );
    await expect(fit({ height: "3" })).rejects.toThrow('"height" must be a number; found "3"');
    await expect(fit({ height: Number.NaN })).rejects.toThrow('"height" must be a number; found null');
    await expect(fit({ isFlat: 1 })).rejects.toThrow('"isFlat" must be a boolean; found 1');
    await expect(fit({ height: 10 })).rejects.toThrow(
      'constant "height" must be a number from 0 to 9; found 10.',
    );
  });
});

describe("what every fit refuses", () => {
  const training = { log, weights: DEFAULT_WEIGHTS, now: 0 };
  const refused = (change: object) => expect(constant.fit({ ...training, ...change }, {}, run)).rejects;

  it("is an empty log, by the one sentence that all models have for it", async () => {
    await refused({ log: createLog(3, 4, []) }).toThrow(
      new RangeError("Nothing to learn from: the log of 3 users and 4 items is empty."),
    );
  });

  it("is a log that is none, is made of plain arrays, or is not sorted", async () => {
    await refused({ log: undefined }).toThrow(new TypeError("The training has no log of events."));
    await refused({ log: { ...log, items: [1] } }).toThrow(
      "items must be a Uint32Array; found a plain array",
    );
    const unsorted = {
      ...createLog(1, 2, [
        [0, 0, "view", 1],
        [0, 1, "view", 2],
      ]),
      at: Float64Array.of(2, 1),
    };
    await refused({ log: unsorted }).toThrow("Event 1 is older than the one before; sort by time.");
  });

  it("is a run without random numbers or pace", async () => {
    const missing = (given: object) => expect(constant.fit(training, {}, given as typeof run)).rejects;
    await missing({ pace: NO_PACE }).toThrow(TypeError);
    await missing({ pace: NO_PACE }).toThrow("A fit needs random numbers");
    await missing({ rng: run.rng }).toThrow("A fit needs a pace");
    await expect(constant.fit(training, {}, undefined as never)).rejects.toThrow(
      "A fit needs random numbers",
    );
  });
});

describe("bounds", () => {
  const check = (value: number, bounds: object) => () =>
    checkBounds("m", { value }, { value: { low: 0, high: 4, ...bounds } });

  it("hold both ends, unless the low one is open, and whole numbers where told", () => {
    for (const value of [0, 2.5, 4]) expect(check(value, {})).not.toThrow();
    expect(check(0, { open: true })).toThrow('m "value" must be a number above 0 to 4; found 0.');
    expect(check(2.5, { integer: true })).toThrow("must be an integer from 0 to 4; found 2.5");
    for (const value of [-1, 5, Number.NaN, Infinity]) expect(check(value, {})).toThrow(`found ${value}`);
  });
});

describe("an artifact", () => {
  const edit = async (change: Record<string, string>, drop?: string) => {
    const { tensors, metadata } = decodeTensors((await fit({})).encode());
    const { sha256: _checksum, ...header } = { ...Object.fromEntries(metadata), ...change };
    const kept = [...tensors].filter(([name]) => name !== drop);
    return encodeTensors(new Map(kept), header);
  };
  const codeOf = (bytes: Uint8Array) => {
    try {
      constant.load(bytes);
      return "fine";
    } catch (error) {
      return error instanceof FormatError ? error.code : String(error);
    }
  };

  it("is refused by a code that says what is wrong with it", async () => {
    expect(codeOf(await edit({}))).toBe("fine");
    expect(codeOf(await edit({ kind: "aisle.models" }))).toBe("foreign");
    expect(codeOf(await edit({ model: "ease" }))).toBe("foreign");
    expect(codeOf(await edit({ version: "2" }))).toBe("newer_version");
    expect(codeOf(await edit({ version: "one" }))).toBe("bad_header");
    expect(codeOf(await edit({ parameters: "[1]" }))).toBe("bad_header");
    expect(codeOf(await edit({ parameters: '{"height":-1}' }))).toBe("bad_shape");
    expect(codeOf(await edit({}, "scores"))).toBe("missing_tensor");
  });
});
