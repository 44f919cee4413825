import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SessionIndex } from "./session-index";

const ITEMS = 6;

const limitsOf = (recentSessions: number, longestSession: number) => ({
  recentSessions,
  longestSession,
  lastEvents: 3,
});

const createIndex = (recentSessions: number, longestSession: number) =>
  new SessionIndex(ITEMS, limitsOf(recentSessions, longestSession));

/** Sessions of each item, newest first, as [number, items], as far down as anybody looks. */
function listChains(index: SessionIndex, limit: number) {
  const { newest, older, sessionOf, starts, items, ids } = index.chains;
  return Array.from({ length: ITEMS }, (_, item) => {
    const met: [number, number[]][] = [];
    for (let link = newest[item]; link !== 0; link = older[link - 1]) {
      const session = sessionOf[link - 1];
      if (met.at(-1)?.[0] === ids[session]) continue;
      met.push([ids[session], [...items.subarray(starts[session], starts[session + 1])]]);
    }
    return met.slice(0, limit);
  });
}

/** The same from a plain list of everything that was ever added. */
function expectedChains(known: ReadonlyMap<number, readonly number[]>, limit: number) {
  const newestFirst = [...known].sort((a, b) => b[0] - a[0]);
  const kept = newestFirst.filter(([, s]) => s.length > 1);
  return Array.from({ length: ITEMS }, (_, item) =>
    kept.filter(([, session]) => session.includes(item)).slice(0, limit),
  );
}

const step = fc.record({
  session: fc.array(fc.nat(ITEMS - 1), { maxLength: 7 }),
  goesOn: fc.option(fc.nat(), { nil: undefined, freq: 2 }),
});

describe("an index of sessions", () => {
  it("finds the newest sessions of each item, whatever was added, went on or fell out", () => {
    const [limit, longest] = [3, 1000];
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
        const index = createIndex(limit, longest);
        const known = new Map<number, number[]>();
        for (const { session, goesOn } of steps) {
          const id =
            goesOn !== undefined && known.size > 0 ? [...known.keys()][goesOn % known.size] : undefined;
          const items = [...(known.get(id ?? -1) ?? []), ...session];
          if (id !== undefined) known.delete(id);
          known.set(index.add(items, id), items);
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
    for (let s = 0; s < 5000; s++) index.add([s % ITEMS, (s + 1) % ITEMS]);
    expect(index.chains.items.length).toBeLessThan(200);
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

  it("refuses an item it does not know, and has changed nothing", () => {
    const index = createIndex(5, 10);
    const id = index.add([0, 1]);
    expect(() => index.add([0, 6], id)).toThrow("Session entry 1: item 6, but the index knows 6.");
    expect(() => index.add([0.5, 1])).toThrow("item 0.5");
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
    expect(restore({ items: Uint32Array.of(0, 1, 2, 3, 6) })).toThrow("item 6");
  });
});
