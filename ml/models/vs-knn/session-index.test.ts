import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SessionIndex } from "./session-index";

const PRODUCTS = 6;

const limitsOf = (recentSessions: number, longestSession: number) => ({
  recentSessions,
  longestSession,
  lastEvents: 3,
});

const createIndex = (recentSessions: number, longestSession: number) =>
  new SessionIndex(PRODUCTS, limitsOf(recentSessions, longestSession));

/** Sessions of each product, newest first, as [number, products], as far down as anybody looks. */
function listChains(index: SessionIndex, limit: number) {
  const { newest, older, sessionOf, starts, products, ids } = index.chains;
  return Array.from({ length: PRODUCTS }, (_, product) => {
    const met: [number, number[]][] = [];
    for (let link = newest[product]; link !== 0; link = older[link - 1]) {
      const session = sessionOf[link - 1];
      if (met.at(-1)?.[0] === ids[session]) continue;
      met.push([ids[session], [...products.subarray(starts[session], starts[session + 1])]]);
    }
    return met.slice(0, limit);
  });
}

/** The same from a plain list of everything that was ever added. */
function expectedChains(known: ReadonlyMap<number, readonly number[]>, limit: number) {
  const newestFirst = [...known].sort((a, b) => b[0] - a[0]);
  const kept = newestFirst.filter(([, s]) => s.length > 1);
  return Array.from({ length: PRODUCTS }, (_, product) =>
    kept.filter(([, session]) => session.includes(product)).slice(0, limit),
  );
}

const step = fc.record({
  session: fc.array(fc.nat(PRODUCTS - 1), { maxLength: 7 }),
  goesOn: fc.option(fc.nat(), { nil: undefined, freq: 2 }),
});

describe("an index of sessions", () => {
  it("finds the newest sessions of each product, whatever was added, went on or fell out", () => {
    const [limit, longest] = [3, 1000];
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
        const index = createIndex(limit, longest);
        const known = new Map<number, number[]>();
        for (const { session, goesOn } of steps) {
          const id =
            goesOn !== undefined && known.size > 0 ? [...known.keys()][goesOn % known.size] : undefined;
          const products = [...(known.get(id ?? -1) ?? []), ...session];
          if (id !== undefined) known.delete(id);
          known.set(index.add(products, id), products);
        }
        expect(listChains(index, limit)).toEqual(expectedChains(known, limit));
        const restored = SessionIndex.restore(index.save(), limitsOf(limit, longest));
        expect(listChains(restored, limit)).toEqual(listChains(index, limit));
        expect(restored.save()).toEqual(index.save());
      }),
      { numRuns: 150, seed: 3 },
    );
  });

  it("stays as small as what can still be found", () => {
    const index = createIndex(2, 10);
    for (let s = 0; s < 5000; s++) index.add([s % PRODUCTS, (s + 1) % PRODUCTS]);
    expect(index.chains.products.length).toBeLessThan(200);
    expect(index.learnt).toBe(5000);
    expect([...index.seen].reduce((sum, n) => sum + n)).toBe(10_000);
  });

  it("keeps the newest events of a long session", () => {
    const index = createIndex(5, 3);
    index.add([0, 1, 2, 3, 4]);
    expect(listChains(index, 9)).toEqual([[], [], ...Array(3).fill([[0, [2, 3, 4]]]), []]);
  });

  it("counts a session that went on once", () => {
    const index = createIndex(5, 10);
    const first = index.add([0, 1]);
    const second = index.add([0, 1, 2, 2], first);
    expect([...index.seen]).toEqual([1, 1, 1, 0, 0, 0]);
    expect(index.learnt).toBe(1);
    index.remove(second);
    index.remove(second);
    index.remove(first);
    expect([...index.seen]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it("refuses a product it does not know, and has changed nothing", () => {
    const index = createIndex(5, 10);
    const id = index.add([0, 1]);
    expect(() => index.add([0, 6], id)).toThrow("Session entry 1: product 6, but the index knows 6.");
    expect(() => index.add([0.5, 1])).toThrow("product 0.5");
    expect(listChains(index, 9)[0]).toEqual([[id, [0, 1]]]);
  });

  it("refuses parts that do not fit each other", () => {
    const index = createIndex(5, 10);
    index.add([0, 1, 2]);
    index.add([3, 4]);
    const state = index.save();
    const restore = (change: object) => () => SessionIndex.restore({ ...state, ...change }, limitsOf(5, 10));
    expect(restore({ starts: Uint32Array.of(0, 2, 5) })).not.toThrow();
    expect(restore({ starts: Uint32Array.of(0, 3) })).toThrow("no list of sessions");
    expect(restore({ starts: Uint32Array.of(0, 4, 5) })).toThrow("no list of sessions");
    expect(restore({ ids: Uint32Array.of(1, 0) })).toThrow("no list of sessions");
    expect(restore({ returned: Uint32Array.of(9, 0, 0) })).toThrow("no list of sessions");
    expect(restore({ products: Uint32Array.of(0, 1, 2, 3, 6) })).toThrow("product 6");
  });
});
