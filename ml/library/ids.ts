/** Names as numbers 0, 1, 2 … in the order they are added. */
export interface Ids {
  readonly names: readonly string[];
  /** The number of a name, which it gets if it has none yet. */
  add(name: string): number;
  /** The number of a name, if it has one. */
  find(name: string): number | undefined;
}

export function createIds(initial: Iterable<string> = []): Ids {
  const names = [...new Set(initial)];
  const numbers = new Map(names.map((name, number) => [name, number]));
  return {
    names,
    add(name) {
      const known = numbers.get(name);
      if (known !== undefined) return known;
      numbers.set(name, names.length);
      return names.push(name) - 1;
    },
    find: (name) => numbers.get(name),
  };
}

/**
 * Those in most rows first, so that where a model has the same score for two items, the one more people met comes first.
 */
export function orderByFrequency(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name);
}
