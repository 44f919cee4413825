import type { Kind } from "./events";

/**
 * What kinds take back, and of which kinds the newest. Views and ratings happened and stay; a purchase is taken back by
 * its return alone.
 */
export const TAKES_BACK = {
  remove: ["like", "cart"],
  unlike: ["like"],
  uncart: ["cart"],
  return: ["purchase"],
} as const satisfies Partial<Record<Kind, readonly Kind[]>>;

/** A kind that takes something back and is worth nothing by itself. */
export type TakingBack = keyof typeof TAKES_BACK;

export function takesBack(kind: Kind): kind is TakingBack {
  return Object.hasOwn(TAKES_BACK, kind);
}

/**
 * Takes back, among the events of one user and item that stand, what an event of this kind cancels: the newest of its
 * kinds, which is returned; undefined when none stands.
 *
 * @param standing oldest first; what is taken back is removed from it
 */
export function takeNewest<T>(standing: T[], kind: TakingBack, kindOf: (event: T) => Kind): T | undefined {
  const cancelled: readonly Kind[] = TAKES_BACK[kind];
  const place = standing.findLastIndex((event) => cancelled.includes(kindOf(event)));
  return place === -1 ? undefined : standing.splice(place, 1)[0];
}

/** Of what one user did with one item, oldest first: what nothing that came later has taken back. */
export function whatStands<T>(events: Iterable<T>, kindOf: (event: T) => Kind): T[] {
  const standing: T[] = [];
  for (const event of events) {
    const kind = kindOf(event);
    if (takesBack(kind)) takeNewest(standing, kind, kindOf);
    else standing.push(event);
  }
  return standing;
}
