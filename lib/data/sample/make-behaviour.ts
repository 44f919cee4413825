import type { Bundle } from "./bundles";
import { drawVisitTime } from "./calendar";
import { Diary } from "./events";
import type { SampleProduct } from "./make-catalog";
import { createStream } from "@/lib/platform/random";
import { DAY, type SampleOptions } from "./sample-options";
import { ShownLists } from "./shown-lists";
import type { Taste } from "./taste";
import { type Memory, Visit } from "./visit";
import { Wishes } from "./wish";

/**
 * Everything the shoppers did in the half year before `now`: nothing happens later, every event's product was in the
 * shop at its time. Events are sorted by time.
 */
export function makeBehaviour(
  { seed, now }: SampleOptions,
  products: readonly SampleProduct[],
  tastes: readonly Taste[],
  bundles: readonly Bundle[],
): Diary {
  const chance = createStream(seed, "behaviour");
  const diary = new Diary(createStream(seed, "ids"), now);
  const shop = {
    chance,
    diary,
    wishes: new Wishes(products, now),
    lists: new ShownLists(diary, createStream(seed, "lists"), products, now),
    byId: new Map(products.map((product) => [product.id, product])),
    bundles: new Map(bundles.flatMap((bundle) => bundle.map((id) => [id, bundle] as const))),
  };
  for (const taste of tastes) {
    const from = now - taste.joinedDaysAgo * DAY;
    const memory: Memory = { seen: new Set(), owned: new Set() };
    const times = Array.from({ length: taste.visits }, () => drawVisitTime(chance, from, now - 1_000));
    times.sort((a, b) => a - b);
    for (const start of times) new Visit(shop, taste, memory, start, now).run();
  }
  diary.events.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  return diary;
}
