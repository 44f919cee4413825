/** A parameter's value as it travels: in JSON, on a command line, in the header of an artifact. */
export type ParameterValue = number | boolean | string;
export type Parameters = Readonly<Record<string, ParameterValue>>;

/** Values a search may try for one parameter. */
export type ParameterRange =
  | {
      readonly low: number;
      readonly high: number;
      /** `log` draws orders of magnitude evenly; needs low > 0. */
      readonly scale?: "linear" | "log";
      readonly integer?: boolean;
    }
  | { readonly choices: readonly ParameterValue[] };

/** The parameters worth searching; the others stay as they are. */
export type SearchSpace = Readonly<Record<string, ParameterRange>>;

/**
 * The defaults with some of them replaced.
 *
 * @throws RangeError naming a parameter the model does not have, or one of another type
 */
export function mergeParameters<C extends object>(kind: string, defaults: C, overrides: Parameters): C {
  const known = new Map<string, unknown>(Object.entries(defaults));
  for (const [name, value] of Object.entries(overrides)) {
    const before = known.get(name);
    if (before === undefined) {
      const names = [...known.keys()].join(", ");
      throw new RangeError(`${kind} has no parameter "${name}"; it has ${names}.`);
    }
    if (typeof before !== typeof value || (typeof value === "number" && !Number.isFinite(value))) {
      throw new RangeError(`${kind} "${name}" must be a ${typeof before}; found ${JSON.stringify(value)}.`);
    }
  }
  return { ...defaults, ...overrides };
}

/** The parameters of a configuration as plain data. */
export function toParameters(config: object): Parameters {
  return Object.fromEntries(
    Object.entries(config).filter(([, value]) => ["number", "boolean", "string"].includes(typeof value)),
  ) as Parameters;
}
