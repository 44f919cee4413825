import type { EventLog } from "../core/data/events";
import type { ItemContent } from "../core/model/training";

/** What the items of the test logs are like: the colour of the checkerboard, the dozen of a taste. */
export function describeItems({ itemCount }: EventLog): ItemContent {
  const items = Array.from({ length: itemCount }, (_, item) => item);
  return {
    texts: items.map((item) => `A ${item % 2 === 0 ? "white" : "black"} thing`),
    attributes: items.map((item) => [`dozen=${Math.floor(item / 12)}`]),
  };
}
