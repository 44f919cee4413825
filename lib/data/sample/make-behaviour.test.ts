import { describe, expect, it } from "vitest";
import type { SampleEvent, SampleKind } from "./events";
import { makeBehaviour } from "./make-behaviour";
import { DAY, DEFAULT_SIZE, HISTORY_DAYS } from "./sample-options";
import { INTEREST_NAMES, INTERESTS } from "./taste";
import { makeTruth, sampleTruth } from "./truth";

const now = Date.UTC(2026, 9, 15, 12);
const options = { seed: 1, now, size: DEFAULT_SIZE };
const planted = makeTruth(options);
const { catalog, tastes, bundles } = planted;
const diary = makeBehaviour(options, catalog.products, tastes, bundles);
const leafOf = new Map(catalog.products.map(({ id, leaf }) => [id, leaf]));

function groupBy<K>(events: readonly SampleEvent[], key: (event: SampleEvent) => K): Map<K, SampleEvent[]> {
  const groups = new Map<K, SampleEvent[]>();
  for (const event of events) {
    const group = groups.get(key(event));
    if (group) group.push(event);
    else groups.set(key(event), [event]);
  }
  return groups;
}

const kinds = groupBy(diary.events, (event) => event.kind);
const count = (kind: SampleKind) => kinds.get(kind)?.length ?? 0;
const byShopper = groupBy(diary.events, (event) => event.shopperId);

describe("makeBehaviour", () => {
  it("writes down half a year of a busy shop", () => {
    expect(diary.events.length).toBeGreaterThanOrEqual(150_000);
    expect(byShopper.size).toBeGreaterThanOrEqual(3_000);
    const times = diary.events.map(({ at }) => at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times[0]).toBeGreaterThanOrEqual(now - HISTORY_DAYS * DAY);
    expect(times[0]).toBeLessThan(now - (HISTORY_DAYS - 3) * DAY);
    expect(times.at(-1)).toBeLessThan(now);
    expect(times.at(-1)).toBeGreaterThan(now - DAY / 4);
    expect(new Set(diary.events.map(({ id }) => id)).size).toBe(diary.events.length);
  });

  it("narrows from looking to buying as shops do", () => {
    expect(count("like") / count("view")).toBeGreaterThan(0.03);
    expect(count("like") / count("view")).toBeLessThan(0.15);
    expect(count("cart") / count("view")).toBeGreaterThan(0.06);
    expect(count("cart") / count("view")).toBeLessThan(0.2);
    expect(count("purchase") / count("cart")).toBeGreaterThan(0.25);
    expect(count("purchase") / count("cart")).toBeLessThan(0.6);
    expect(count("rating") / count("purchase")).toBeGreaterThan(0.1);
    expect(count("remove") / count("cart")).toBeLessThan(0.15);
    for (const { value } of kinds.get("rating") ?? []) expect([1, 2, 3, 4, 5]).toContain(value);
  });

  it("looks at a few products often and at many seldom", () => {
    const views = [...groupBy(kinds.get("view") ?? [], ({ productId }) => productId).values()]
      .map((events) => events.length)
      .sort((a, b) => b - a);
    const top = views.slice(0, Math.round(catalog.products.length / 10)).reduce((sum, n) => sum + n, 0);
    expect(top / count("view")).toBeGreaterThan(0.25);
    expect(top / count("view")).toBeLessThan(0.7);
  });

  it("follows the seasons", () => {
    const month = (at: number) => new Date(at).getUTCMonth();
    const share = (leaves: readonly string[], wanted: number) => {
      const events = (kinds.get("view") ?? []).filter(({ at }) => month(at) === wanted);
      return (
        events.filter(({ productId }) => leaves.includes(leafOf.get(productId) ?? "")).length / events.length
      );
    };
    const summer = ["Deckchairs", "Barbecues", "Tents", "Sunglasses", "T-Shirts"];
    const autumn = ["Spring Bulbs", "Bird Houses", "Head Torches", "Flasks", "Table Lamps"];
    expect(share(summer, 6) / share(summer, 9)).toBeGreaterThan(1.4);
    expect(share(autumn, 9) / share(autumn, 6)).toBeGreaterThan(1.4);
  });

  it("is the same for the same seed and another for another", () => {
    const small = { seed: 5, now, size: { products: 400, shoppers: 150 } };
    const make = (seed: number) => {
      const { catalog: c, tastes: t, bundles: b } = makeTruth({ ...small, seed });
      return makeBehaviour({ ...small, seed }, c.products, t, b);
    };
    const first = make(5);
    const again = make(5);
    expect(again.events).toEqual(first.events);
    expect(again.lists).toEqual(first.lists);
    expect(again.clicks).toEqual(first.clicks);
    expect(again.orders).toEqual(first.orders);
    const ids = new Set(first.events.map(({ id }) => id));
    expect(make(6).events.filter(({ id }) => ids.has(id))).toEqual([]);
  });
});

describe("the planted truth", () => {
  it("does not depend on when the sample was made", () => {
    const truth = sampleTruth(1);
    expect(truth.tastes).toEqual(tastes);
    expect(truth.bundles).toEqual(bundles);
    expect(sampleTruth(2).tastes).not.toEqual(tastes);
  });

  it("shows in what shoppers look at: their main interest leads for most", () => {
    let led = 0;
    let judged = 0;
    for (const { id, main } of tastes) {
      const views = (byShopper.get(id) ?? []).filter(({ kind }) => kind === "view");
      if (views.length < 20) continue;
      judged++;
      const shares = INTEREST_NAMES.map((name) => {
        const leaves: readonly string[] = INTERESTS[name];
        return views.filter(({ productId }) => leaves.includes(leafOf.get(productId) ?? "")).length;
      });
      if (shares[INTEREST_NAMES.indexOf(main)] === Math.max(...shares)) led++;
    }
    expect(judged).toBeGreaterThan(1_000);
    expect(led / judged).toBeGreaterThan(0.8);
    // Planted, not carved in stone: a model has something to get wrong.
    expect(led / judged).toBeLessThan(0.99);
  });

  it("shows in what is bought together: bundles far above chance", () => {
    const baskets = groupBy(kinds.get("purchase") ?? [], ({ shopperId, at }) => `${shopperId} ${at}`);
    const sets = [...baskets.values()].map((events) => new Set(events.map(({ productId }) => productId)));
    const having = (...ids: number[]) => sets.filter((set) => ids.every((id) => set.has(id))).length;
    const lifts = bundles.map(
      ([a = 0, b = 0]) => (having(a, b) * sets.length) / (having(a) * having(b) || 1),
    );
    expect(bundles.length).toBeGreaterThan(20);
    expect(lifts.filter((lift) => lift > 10).length / lifts.length).toBeGreaterThan(0.9);
    expect(bundles.filter(([a = 0, b = 0]) => having(a, b) >= 5).length / bundles.length).toBeGreaterThan(
      0.8,
    );
  });
});
