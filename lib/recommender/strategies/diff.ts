/** One key in which two strategies differ; undefined: it is not there. */
export interface Difference {
  /** `sources.0.weight`. */
  path: string;
  before: unknown;
  after: unknown;
}

const isFolded = (value: unknown): value is object => typeof value === "object" && value !== null;

/** Every leaf in which `after` differs from `before`, in the order of their keys. */
export function diffJson(before: unknown, after: unknown, path = ""): Difference[] {
  if (Object.is(before, after)) return [];
  if (!isFolded(before) || !isFolded(after) || Array.isArray(before) !== Array.isArray(after))
    return [{ path, before, after }];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) =>
    diffJson(
      (before as Record<string, unknown>)[key],
      (after as Record<string, unknown>)[key],
      path === "" ? key : `${path}.${key}`,
    ),
  );
}
