import type { Chance } from "@/lib/platform/random";
import { drawUuid } from "./draw-uuid";
import type { SampleProduct } from "./make-catalog";
import type { OrderLineRow, OrderRow } from "./make-order-rows";
import { DAY } from "./sample-options";

export interface ReviewRow {
  id: string;
  productId: number;
  shopperId: string;
  stars: number;
  title: string;
  body: string;
  name: string;
  at: number;
}

/** So many of what is bought is said something of. */
const SHARE = 0.45;

/** Titles and sentences by stars, from one to five; the last two of five are good. */
const TITLES: readonly (readonly string[])[] = [
  ["Not for me", "Disappointed"],
  ["Expected more", "So-so"],
  ["Fine", "Does what it should", "Decent"],
  ["Very nice", "Good, with one small thing", "Would buy again"],
  ["Exactly right", "Lovely", "Better than in the picture", "A gift that was a success"],
];
const OPENINGS: readonly (readonly string[])[] = [
  ["It went back after two days.", "The finish is not what I had hoped for."],
  ["It works, but it feels lighter than it looks.", "The colour is duller than in the picture."],
  ["Solid for the price, nothing more.", "It is what it says, no surprises."],
  ["Well made, and it arrived quickly.", "I like it more each week.", "The proportions are just right."],
  [
    "I have had it for a month and would not give it away again.",
    "The colour is beautiful in daylight.",
    "It was the best parcel of the year.",
    "You notice that somebody has thought about it.",
  ],
];
const CLOSINGS: readonly (readonly string[])[] = [
  ["Sending it back was easy, at least.", "I would not choose it again."],
  ["It will do until I find another one.", "For a little less money I would not mind."],
  ["It does its work every day.", "The packing could be smaller."],
  [
    "Only the care label is hard to read.",
    "I have recommended it to my sister.",
    "One star less for the wait.",
  ],
  [
    "A second one is on its way.",
    "Guests ask where it is from.",
    "It has found its place at once.",
    "Thank you for the careful packing.",
  ],
];

function drawStars({ quality }: SampleProduct, chance: Chance): number {
  return Math.min(5, Math.max(1, Math.round(quality + chance.normal() * 0.9)));
}

/** `Rosa Patel` as `Rosa P.` */
function shorten(name: string): string {
  const [first = "", last = ""] = name.split(" ");
  return `${first} ${last.charAt(0)}.`;
}

/** What some of those who have bought something say of it some days later, up to `now`; once of each product. */
export function makeReviews(
  orders: readonly OrderRow[],
  lines: readonly OrderLineRow[],
  { byId, now, chance }: { byId: ReadonlyMap<number, SampleProduct>; now: number; chance: Chance },
): ReviewRow[] {
  const orderOf = new Map(orders.map((order) => [order.id, order]));
  const known = new Set<string>();
  return lines.flatMap((line) => {
    const [order, product] = [orderOf.get(line.orderId), byId.get(line.productId)];
    if (!chance.maybe(SHARE) || !order || !product) return [];
    const at = order.at + chance.between(4, 30) * DAY;
    const key = `${order.shopperId} ${line.productId}`;
    if (at > now || known.has(key)) return [];
    known.add(key);
    const stars = drawStars(product, chance);
    const pick = (texts: readonly (readonly string[])[]) => chance.pick(texts[stars - 1] ?? ["Fine"]);
    return {
      id: drawUuid(chance, at),
      productId: line.productId,
      shopperId: order.shopperId,
      stars,
      title: chance.maybe(0.7) ? pick(TITLES) : "",
      body: `${pick(OPENINGS)} ${pick(CLOSINGS)}`,
      name: shorten(order.name),
      at,
    };
  });
}
