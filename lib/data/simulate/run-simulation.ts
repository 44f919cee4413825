import { setTimeout as sleep } from "node:timers/promises";
import { createRng } from "@/ml/index";
import { drawTaste } from "./taste";
import { emptyTally, type Shop, type Tally, Visitor } from "./visitor";

export interface SimulationOptions {
  /** Different shoppers; each comes back as often as the visits make it. */
  shoppers: number;
  /** Visits a second. */
  rate: number;
  minutes: number;
  seed: number;
  signal?: AbortSignal;
  /** Called about once a minute, and at the end. */
  onProgress?(tally: Tally, secondsLeft: number): void;
}

/** Visits that may be under way at once: a shop that falls behind is not buried. */
const MOST_AT_ONCE = 64;
const REPORT_MS = 10_000;

/**
 * Shoppers with planted tastes browse a running shop over HTTP: they look at lists from the top down, follow what appeals
 * to them, and buy some of it. Who loves what is the same for one seed; what somebody does in a visit is chance.
 */
export async function runSimulation(
  shop: Shop,
  { shoppers, rate, minutes, seed, signal, onProgress }: SimulationOptions,
): Promise<Tally> {
  const rng = createRng(seed);
  const categories = [...new Map([...shop.products.values()].map((one) => [one.categoryId, one])).values()];
  const leaves = categories.map(({ categoryId, parentId }) => ({ id: categoryId, parentId }));
  const visitors = Array.from({ length: shoppers }, (_, i) => {
    const own = createRng(rng.integer(2 ** 31));
    return new Visitor(shop, drawTaste(leaves, own), own, i);
  });
  const tally = emptyTally();
  const start = performance.now();
  const end = start + minutes * 60_000;
  const under = new Set<Promise<void>>();
  const busy = new Set<Visitor>();
  let reported = start;
  for (let visit = 0; ; visit++) {
    const due = start + (visit * 1_000) / rate;
    if (due >= end || performance.now() >= end || signal?.aborted) break;
    const wait = due - performance.now();
    if (wait > 0) await sleep(wait, undefined, { signal }).catch(() => {});
    if (under.size >= MOST_AT_ONCE) await Promise.race(under);
    const visitor = visitors[rng.integer(visitors.length)];
    if (!visitor || busy.has(visitor)) continue;
    busy.add(visitor);
    const going = visitor.visit(tally).finally(() => {
      under.delete(going);
      busy.delete(visitor);
    });
    under.add(going);
    if (performance.now() - reported > REPORT_MS) {
      reported = performance.now();
      onProgress?.(tally, (end - reported) / 1_000);
    }
  }
  await Promise.all(under);
  onProgress?.(tally, 0);
  return tally;
}
