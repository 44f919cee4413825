/** Something a process has one of. */
export interface Singleton<T> {
  /** The one there is; made on first use, and again after `take`. */
  readonly get: () => T;
  /** The one there is or null, and from then on there is none: whoever takes it closes it. */
  readonly take: () => T | null;
}

const shared = globalThis as { aisleSingletons?: Map<string, unknown> };

/**
 * One value per process, by its name. It stands on globalThis, because development reloads modules and a bundle may hold
 * one of them twice: a module's own variable would then be two.
 */
export function createSingleton<T extends object>(name: string, create: () => T): Singleton<T> {
  const values = (shared.aisleSingletons ??= new Map()) as Map<string, T>;
  return {
    get() {
      let value = values.get(name);
      if (value === undefined) values.set(name, (value = create()));
      return value;
    },
    take() {
      const value = values.get(name) ?? null;
      values.delete(name);
      return value;
    },
  };
}
