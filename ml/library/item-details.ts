import type { ItemContent } from "../core/model/training";
import { createIds, type Ids } from "./ids";
import { readId } from "./rows";

/** What is known of an item besides who met it. */
export interface ItemDetails {
  readonly id: string;
  /** Name and description, in any language. */
  readonly text?: string;
  /** Such as `{ brand: "Acme", colour: "red" }`. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** The models of popularity lean to a user's own categories. */
  readonly category?: string;
}

export interface ReadDetails {
  readonly content?: ItemContent;
  /** Category of each item, −1 = none. */
  readonly categories?: Int32Array;
}

/**
 * What items say about themselves, by their numbers in `ids`; items nobody has met are added there.
 *
 * @throws TypeError naming the first entry without an id
 */
export function readDetails(details: Iterable<ItemDetails>, ids: Ids): ReadDetails {
  const texts: string[] = [];
  const attributes: string[][] = [];
  const categories: number[] = [];
  const names = createIds();
  let place = 0;
  for (const { id, text = "", attributes: own = {}, category } of details) {
    const item = ids.add(readId(id, `items[${place++}].id`));
    const all = category === undefined ? own : { category, ...own };
    texts[item] = text;
    attributes[item] = Object.entries(all).map(([name, value]) => `${name}=${value}`);
    categories[item] = category === undefined ? -1 : names.add(category);
  }
  const every = <T>(fill: (item: number) => T) => ids.names.map((_, item) => fill(item));
  return {
    content: {
      texts: every((item) => texts[item] ?? ""),
      attributes: every((item) => attributes[item] ?? []),
    },
    ...(names.names.length > 0 && { categories: Int32Array.from(every((item) => categories[item] ?? -1)) }),
  };
}
