import type { ParameterRange, Parameters, ParameterValue, SearchSpace } from "../core/model/parameters";
import type { Rng } from "../base/rng";

/** One parameter as a coordinate: the place of a choice, or a position in 0–1 between low and high. */
export interface Dimension {
  readonly name: string;
  /** How many choices there are; 0 for numbers between low and high. */
  readonly choices: number;
  /** The value at a coordinate. */
  decode(coordinate: number): ParameterValue;
  /** The coordinate of a value; what lies outside the range is moved to its end. */
  encode(value: ParameterValue): number;
}

/** A choice of all parameters: one coordinate for each dimension. */
export type Point = readonly number[];

/** Digits of a number that is tried: more would only look exact. */
export const DIGITS = 4;

/** @throws RangeError for a range that is none */
export function readSpace(space: SearchSpace): Dimension[] {
  return Object.entries(space).map(([name, range]) => {
    return "choices" in range ? ofChoices(name, range.choices) : ofNumbers(name, range);
  });
}

/** The parameters at a point. */
export function decodePoint(dimensions: readonly Dimension[], point: Point): Parameters {
  return Object.fromEntries(dimensions.map(({ name, decode }, d) => [name, decode(point[d])]));
}

/** Each value as likely as the others; numbers evenly on their scale. */
export function drawPoint(dimensions: readonly Dimension[], rng: Rng): Point {
  return dimensions.map(({ choices }) => (choices > 0 ? rng.integer(choices) : rng.uniform()));
}

function ofChoices(name: string, values: readonly ParameterValue[]): Dimension {
  if (values.length === 0) throw new RangeError(`The parameter "${name}" has no choices; give at least one.`);
  return {
    name,
    choices: values.length,
    decode: (coordinate) => values[coordinate],
    encode: (value) => Math.max(0, values.indexOf(value)),
  };
}

function ofNumbers(name: string, range: Exclude<ParameterRange, { choices: unknown }>): Dimension {
  const { low, high, scale = "linear", integer = false } = range;
  const isLog = scale === "log";
  if (!(Number.isFinite(low) && Number.isFinite(high) && low <= high && (!isLog || low > 0))) {
    throw new RangeError(
      `The range of "${name}" must run upwards${isLog ? " from above 0" : ""}; found ${low} to ${high}.`,
    );
  }
  // Whole numbers own the half unit on either side, so that the ends are as likely as the others.
  const [start, end] = integer ? [low - 0.5, high + 0.5] : [low, high];
  const [bend, unbend] = isLog ? [Math.log, Math.exp] : [identity, identity];
  const [from, to] = [bend(start), bend(end)];
  const clamp = (value: number) => Math.min(high, Math.max(low, value));
  return {
    name,
    choices: 0,
    decode(coordinate) {
      const value = unbend(from + coordinate * (to - from));
      return clamp(integer ? Math.round(value) : Number(value.toPrecision(DIGITS)));
    },
    encode: (value) => (to > from ? (bend(clamp(Number(value))) - from) / (to - from) : 0),
  };
}

function identity(value: number): number {
  return value;
}
