import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRng, type EventLog, KIND, KINDS } from "@/ml/index";
import type { ExploredLog } from "./exploration";
import { exploreLog } from "./explore-log";
import { writeHtml } from "./write-html";

const MINUTE = 60_000;
const DAY = 86_400_000;
const START = Date.UTC(2026, 2, 2);

interface Event {
  readonly user: number;
  readonly item: number;
  readonly kind: number;
  readonly at: number;
  readonly value?: number;
}

function logOf(events: readonly Event[], users: number, items: number): EventLog {
  const sorted = [...events].sort((a, b) => a.at - b.at);
  return {
    userCount: users,
    itemCount: items,
    length: sorted.length,
    users: Uint32Array.from(sorted, ({ user }) => user),
    items: Uint32Array.from(sorted, ({ item }) => item),
    kinds: Uint8Array.from(sorted, ({ kind }) => kind),
    values: Float32Array.from(sorted, ({ value = 1 }) => value),
    at: Float64Array.from(sorted, ({ at }) => at),
  };
}

const explored = (events: readonly Event[], users: number, items: number): ExploredLog => ({
  name: "a test",
  log: logOf(events, users, items),
  timed: true,
  productNames: Array.from({ length: items }, (_, product) => `Product ${product}`),
  onSale: null,
  notes: [],
});

const events = fc.array(
  fc.record({
    user: fc.nat(9),
    item: fc.nat(14),
    kind: fc.constantFrom(KIND.view, KIND.cart, KIND.purchase),
    at: fc.nat(40 * 24 * 60).map((minutes) => START + minutes * MINUTE),
  }),
  { minLength: 1, maxLength: 150 },
);

const distinct = <T>(values: readonly T[]) => new Set(values).size;

describe("what is in a log", () => {
  it("is what a slow reading of it says", () => {
    fc.assert(
      fc.property(events, (given) => {
        const found = exploreLog(explored(given, 10, 15));
        const sorted = [...given].sort((a, b) => a.at - b.at);
        const pairs = distinct(sorted.map(({ user, item }) => `${user} ${item}`));
        const triples = distinct(sorted.map(({ user, item, kind }) => `${user} ${item} ${kind}`));
        expect(found).toMatchObject({
          events: given.length,
          shoppers: distinct(sorted.map(({ user }) => user)),
          products: distinct(sorted.map(({ item }) => item)),
          pairs,
          from: sorted[0]!.at,
          to: sorted.at(-1)!.at,
        });
        expect(found.density).toBeCloseTo(pairs / (found.shoppers * found.products), 12);
        expect(found.repeated).toBeCloseTo(1 - triples / given.length, 12);
        for (const bars of [found.hours, found.weekdays, found.timeline, found.kinds]) {
          expect(bars.reduce((sum, { value }) => sum + value, 0)).toBe(given.length);
        }
        for (const hour of [0, 7, 23]) {
          const there = sorted.filter(({ at }) => new Date(at).getUTCHours() === hour).length;
          expect(found.hours[hour]?.value).toBe(there);
        }
        const mondays = sorted.filter(({ at }) => new Date(at).getUTCDay() === 1).length;
        expect(found.weekdays[0]).toEqual({ label: "Mon", value: mondays });
        const people = found.perShopper.bars.reduce((sum, { value }) => sum + value, 0);
        expect(people).toBe(found.shoppers);
        expect(found.tail.at(-1)?.events).toBeCloseTo(1, 12);
      }),
    );
  });

  it("sessions end with a pause of more than thirty minutes", () => {
    fc.assert(
      fc.property(events, (given) => {
        let sessions = 0;
        for (let user = 0; user < 10; user++) {
          const times = given.filter((one) => one.user === user).map(({ at }) => at);
          times.sort((a, b) => a - b);
          times.forEach((at, i) => {
            if (i === 0 || at - times[i - 1]! > 30 * MINUTE) sessions++;
          });
        }
        expect(exploreLog(explored(given, 10, 15)).sessions?.count).toBe(sessions);
      }),
    );
  });

  it("cold are those of whom little is known, and what nobody has met", () => {
    const given = [
      ...[0, 1, 2, 3, 4].map((item) => ({ user: 0, item, kind: KIND.view, at: START + item })),
      { user: 1, item: 0, kind: KIND.view, at: START + 10 },
      ...[0, 1].map((item) => ({ user: 2, item, kind: KIND.view, at: START + 20 + item })),
      ...[7, 7].map((item, i) => ({ user: 3, item, kind: KIND.view, at: START + 30 + i })),
    ];
    const { cold } = exploreLog({
      ...explored(given, 4, 10),
      onSale: Uint8Array.from([1, 1, 1, 1, 1, 1, 1, 1, 1, 0]),
    });
    expect(cold).toEqual({
      shoppersBelow2: 2 / 4,
      shoppersBelow5: 3 / 4,
      productsBelow5: 1,
      productsNeverMet: 3 / 9,
      newestByNewShoppers: 1,
      newestWithNewProducts: 1,
    });
  });

  it("a kind is worth as many views as it leads to purchases more often", () => {
    const given: Event[] = [];
    // Of 1,000 viewed products one in ten is bought; of 200 put into a cart, half.
    for (let pair = 0; pair < 1000; pair++) {
      const [user, item] = [pair % 100, Math.floor(pair / 100)];
      given.push({ user, item, kind: KIND.view, at: START + pair * MINUTE });
      const isInCart = pair % 5 === 0;
      if (isInCart) given.push({ user, item, kind: KIND.cart, at: START + pair * MINUTE + 1000 });
      if (pair % 10 === 0) given.push({ user, item, kind: KIND.purchase, at: START + pair * MINUTE + 2000 });
    }
    const { worth, advice } = exploreLog(explored(given, 100, 10));
    expect(worth).toEqual([
      { kind: "view", pairs: 1000, bought: 100, weight: 1 },
      { kind: "cart", pairs: 200, bought: 100, weight: 5 },
    ]);
    expect(advice.join(" ")).toContain("--weights view=1.0,cart=5.0");
  });

  it("what came after a purchase has not led to it", () => {
    const given = Array.from({ length: 100 }, (_, user): Event[] => [
      { user, item: 0, kind: KIND.view, at: START },
      { user, item: 0, kind: KIND.purchase, at: START + 1 },
      { user, item: 0, kind: KIND.cart, at: START + 2 },
    ]).flat();
    expect(exploreLog(explored(given, 100, 1)).worth.map(({ kind }) => kind)).toEqual(["view"]);
  });

  it("names who and what is far from all others", () => {
    const rng = createRng(2);
    const usual = Array.from({ length: 3000 }, (): Event => {
      return {
        user: rng.integer(400),
        item: rng.integer(300),
        kind: KIND.view,
        at: START + rng.integer(30 * DAY),
      };
    });
    expect(exploreLog(explored(usual, 401, 300)).outliers).toEqual([]);
    const robot = Array.from({ length: 900 }, (_, i): Event => ({
      user: 400,
      item: i % 300,
      kind: KIND.view,
      at: START + 9 * DAY,
    }));
    const { outliers } = exploreLog(explored([...usual, ...robot], 401, 300));
    expect(outliers[0]).toMatch(
      /^Shoppers with over .* events: 1, with 23\.1 % of all: Shopper 401 \(900\)\./,
    );
    expect(outliers.join(" ")).toContain("2026-03-11");
    expect(outliers.join(" ")).toContain("900 events carry the same time, 2026-03-11T00:00:00.000Z.");
  });

  it("without times tells what does not need them", () => {
    const given = [0, 1, 2].map((item) => ({ user: 0, item, kind: KIND.view, at: item }));
    const found = exploreLog({ ...explored(given, 1, 3), timed: false });
    expect(found).toMatchObject({ sessions: null, from: null, timeline: [], hours: [], events: 3 });
    expect(writeHtml(found, new Date(START))).toContain("The events carry no times");
  });

  it("of nothing is nothing, and no number of it is NaN", () => {
    const found = exploreLog(explored([], 0, 0));
    expect(found.events).toBe(0);
    expect(writeHtml(found, new Date(START))).not.toMatch(/NaN|undefined|Infinity/);
  });
});

describe("the page", () => {
  const given = Array.from({ length: 500 }, (_, i): Event => {
    return { user: i % 40, item: i % 7, kind: i % KINDS.length, at: START + i * 97 * MINUTE };
  });
  const html = writeHtml(
    exploreLog({
      ...explored(given, 40, 7),
      productNames: new Array<string>(7).fill(`<b>"Tea" & 'cup'</b>`),
    }),
    new Date(START),
  );

  it("stands alone: no script, nothing to fetch", () => {
    expect(html).toMatch(/^<!doctype html>/);
    expect(html).not.toMatch(/<script|<link|<img|src=|href=|url\(|@import/i);
  });

  it("shows what things are called as text, whatever they are called", () => {
    expect(html).toContain("&lt;b&gt;&quot;Tea&quot; &amp; &#39;cup&#39;&lt;/b&gt;");
    expect(html).not.toContain("<b>");
  });

  it("says what its pictures show, and has their numbers as tables", () => {
    const pictures = html.match(/<svg role="img"/g) ?? [];
    expect(pictures.length).toBeGreaterThan(5);
    expect(html.match(/aria-label="[^"]{10,}"/g)?.length).toBe(pictures.length);
    expect(html.match(/<details>/g)?.length).toBe(pictures.length);
    expect(html).not.toMatch(/NaN|undefined|Infinity/);
  });
});
