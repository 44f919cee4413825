import type { Parameters } from "../core/model/parameters";
import { sizeOf } from "../core/model/suitability";
import type { ScheduleOptions } from "./schedule";
import type { SearchOptions } from "./search-options";
import { DIGITS, decodePoint, readSpace, type Point } from "./space";

/** Between the parameters of a model and the space a search goes through. */
export interface Translation extends Pick<ScheduleOptions, "dimensions" | "growth" | "parametersOf"> {
  pointOf(parameters: Parameters): Point;
}

/** The space of what is left to a search, with the scales that the model has for it. */
export function createTranslation({ entry, folds, fixed = {} }: SearchOptions): Translation {
  const { defaults, grows, scales } = entry;
  const free = Object.entries(entry.space).filter(([name]) => !(name in fixed));
  const dimensions = readSpace(Object.fromEntries(free));
  const size = sizeOf(folds[0].train);
  const scalesOf = (parameters: Parameters) => scales?.({ ...defaults, ...fixed, ...parameters }, size) ?? {};
  const place = dimensions.findIndex(({ name, choices }) => name === grows && choices > 1);
  return {
    dimensions,
    growth: place < 0 ? null : { dimension: place, base: dimensions[place].encode(defaults[grows ?? ""]) },
    parametersOf(point) {
      const found = decodePoint(dimensions, point);
      const scaled = Object.entries(scalesOf(found)).flatMap(([name, scale]) =>
        name in found ? [[name, Number((Number(found[name]) * scale).toPrecision(DIGITS))] as const] : [],
      );
      return { ...found, ...Object.fromEntries(scaled) };
    },
    pointOf(parameters) {
      const factors = scalesOf(parameters);
      return dimensions.map(({ name, encode }) => {
        const value = parameters[name] ?? defaults[name];
        return encode(name in factors ? Number(value) / factors[name] : value);
      });
    },
  };
}
