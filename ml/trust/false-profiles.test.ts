import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRng } from "../base/rng";
import type { EventLog } from "../core/data/events";
import { createLog, createTasteLog, type TestEvent } from "../testing/logs";
import { type Attack, countUsers, plant } from "../testing/plant-profiles";
import { measureCoherence } from "./coherence";
import { dropFalseProfiles, findFalseProfiles } from "./false-profiles";
import { findLockstep } from "./lockstep";
import { buildProfiles } from "./profiles";

const PEOPLE = 1_000;
const people = createTasteLog(PEOPLE, 6, 40, 5);

/** A product that as many met as this share of products were met less. */
function productAt(log: EventLog, place: number): number {
  const users = countUsers(log);
  const order = [...users.keys()].sort((a, b) => users[a] - users[b] || a - b);
  return order[Math.floor(place * order.length)];
}

function countFound(isFalse: Uint8Array, from: number, to: number): number {
  return isFalse.subarray(from, to).reduce((sum, is) => sum + is, 0);
}

describe("the coherence of what somebody met", () => {
  it("is about one half where it was drawn by chance, evenly or by popularity, and well above for people", () => {
    const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
    for (const attack of ["random", "average"] as const) {
      const log = plant(people, { attack, target: productAt(people, 0.5), share: 0.05 }, createRng(2));
      const coherence = measureCoherence(buildProfiles(log), createRng(1));
      expect(mean(coherence.subarray(0, PEOPLE)), attack).toBeGreaterThan(0.75);
      expect(Math.abs(mean(coherence.subarray(PEOPLE)) - 0.5), attack).toBeLessThan(0.04);
    }
  });

  it("is not told of fewer than three products", () => {
    const log = createLog(2, 4, [
      [0, 0, "view", 0],
      [0, 1, "view", 1],
      [1, 2, "view", 1],
    ]);
    expect([...measureCoherence(buildProfiles(log), createRng(1))]).toEqual([Number.NaN, Number.NaN]);
  });
});

describe("false profiles", () => {
  // Farms of three products a profile are told by being few: where they are many, they are what is usual at that size.
  const SHARES = { random: [0.01, 0.03, 0.05], average: [0.01, 0.03, 0.05], bandwagon: [0.01, 0.03, 0.05] };
  const cases = Object.entries({ ...SHARES, "click farm": [0.01] });
  it.each(cases.flatMap(([attack, shares]) => shares.map((share) => [attack as Attack, share] as const)))(
    "of the kind %s are found among people, %d of them for each, and hardly anybody else",
    (attack, share) => {
      for (const place of [0.3, 0.8]) {
        const target = productAt(people, place);
        const log = plant(people, { attack, target, share }, createRng(7));
        const { isFalse } = findFalseProfiles(log);
        expect(countFound(isFalse, PEOPLE, log.userCount)).toBeGreaterThanOrEqual(0.7 * share * PEOPLE);
        expect(countFound(isFalse, 0, PEOPLE)).toBeLessThanOrEqual(0.05 * PEOPLE);
      }
    },
  );

  it("are hardly ever seen where there are none, and never where people cannot be told from chance", () => {
    expect(countFound(findFalseProfiles(people).isFalse, 0, PEOPLE)).toBeLessThanOrEqual(0.01 * PEOPLE);
    const rng = createRng(4);
    const anything = Array.from({ length: 300 * 12 }, (_, e): TestEvent => [
      e % 300,
      rng.integer(80),
      "view",
      e / 100,
    ]);
    expect(countFound(findFalseProfiles(createLog(300, 80, anything)).isFalse, 0, 300)).toBe(0);
  });

  it("are not looked for among fewer than a hundred people, nor in an empty log", () => {
    const few = plant(
      createTasteLog(90, 3, 20, 1),
      { attack: "random", target: 1, share: 0.05 },
      createRng(1),
    );
    for (const log of [few, createLog(0, 0, []), createLog(500, 10, [])])
      expect(findFalseProfiles(log).isFalse.every((is) => is === 0)).toBe(true);
  });

  it("are the same ones each time", () => {
    const log = plant(people, { attack: "average", target: 9, share: 0.03 }, createRng(3));
    expect(findFalseProfiles(log)).toEqual(findFalseProfiles(log));
  });

  it("are found in a catalog whose long tail is met by hardly anybody twice", () => {
    const [wide, count] = [6_000, 800];
    const rng = createRng(8);
    const events: TestEvent[] = [];
    for (let user = 0; user < count + 16; user++) {
      const shelf = user % 20;
      for (let k = 0; k < 30; k++) {
        const item = user < count ? shelf + 20 * Math.floor(300 * rng.uniform() ** 2) : rng.integer(wide);
        events.push([user, item, "view", k]);
      }
    }
    const log = createLog(
      count + 16,
      wide,
      events.sort(([, , , a], [, , , b]) => a - b),
    );
    const shelves = Int32Array.from({ length: wide }, (_, item) => item % 20);
    const { isFalse } = findFalseProfiles({ ...log, categories: shelves });
    expect(countFound(isFalse, count, count + 16)).toBeGreaterThanOrEqual(12);
    expect(countFound(isFalse, 0, count)).toBeLessThanOrEqual(0.02 * count);
  });
});

describe("lockstep", () => {
  /** People of taste, and after them some who met exactly the same products. */
  function withCopies(copies: number, products: number): EventLog {
    const users = 200;
    const events = Array.from({ length: copies * products }, (_, e): TestEvent => [
      users + (e % copies),
      3 * Math.floor(e / copies),
      "view",
      0,
    ]);
    const log = createTasteLog(users, 4, 25, 2);
    const own = createLog(users + copies, log.itemCount, events);
    return {
      ...log,
      userCount: users + copies,
      length: own.length + log.length,
      users: Uint32Array.from([...own.users, ...log.users]),
      items: Uint32Array.from([...own.items, ...log.items]),
      kinds: Uint8Array.from([...own.kinds, ...log.kinds]),
      values: Float32Array.from([...own.values, ...log.values]),
      at: Float64Array.from([...own.at, ...log.at]),
    };
  }

  it("is three who met the same twenty products, not two, and not fifty who met the same twelve", () => {
    const found = (copies: number, products: number) => {
      const lockstep = findLockstep(buildProfiles(withCopies(copies, products)));
      return { copies: countFound(lockstep, 200, 200 + copies), people: countFound(lockstep, 0, 200) };
    };
    expect(found(3, 20).copies).toBe(3);
    expect(found(2, 20).copies).toBe(0);
    expect(found(50, 12).copies).toBe(0);
    expect(found(3, 20).people).toBeLessThanOrEqual(20);
  });

  it("is the same ones whoever comes first, and however many there are", () => {
    for (const copies of [3, 4, 9, 15]) {
      const log = withCopies(copies, 20);
      const turned = { ...log, users: log.users.map((user) => log.userCount - 1 - user) };
      const [found, again] = [log, turned].map((one) => findLockstep(buildProfiles(one)));
      expect(countFound(found, 200, 200 + copies), `${copies}`).toBe(copies);
      expect([...again].reverse().slice(200)).toEqual([...found].slice(200));
    }
  });
});

describe("a log without false profiles", () => {
  it("has everybody else's events as they were, and its users and products keep their numbers", () => {
    const log = createLog(3, 5, [
      [0, 1, "view", 0],
      [1, 2, "rating", 1, 4],
      [0, 3, "like", 2],
      [2, 4, "purchase", 3],
    ]);
    const kept = dropFalseProfiles(log, { isFalse: Uint8Array.of(1, 0, 0), incoherent: 1, lockstep: 0 });
    const wanted = createLog(3, 5, [
      [1, 2, "rating", 1, 4],
      [2, 4, "purchase", 3],
    ]);
    expect(kept).toEqual(wanted);
  });

  it("has all of theirs wherever they stand, in their order", () => {
    const event = fc.record({ user: fc.nat(4), item: fc.nat(6), at: fc.nat(9) });
    fc.assert(
      fc.property(fc.array(event), fc.array(fc.nat(1), { minLength: 5, maxLength: 5 }), (events, marks) => {
        const toLog = (some: typeof events) =>
          createLog(
            5,
            7,
            some.map(({ user, item, at }): TestEvent => [user, item, "view", at]),
          );
        const found = { isFalse: Uint8Array.from(marks), incoherent: 0, lockstep: 0 };
        const believed = events.filter(({ user }) => marks[user] === 0);
        expect(dropFalseProfiles(toLog(events), found)).toEqual(toLog(believed));
      }),
      { seed: 1 },
    );
  });
});
