import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { getDb } from "@/lib/platform/db/client";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { randomId } from "@/lib/platform/ids";
import { addAlike, addCategory } from "@/lib/shop/catalog/testing/add-products";
import type { Fact } from "./facts";
import type { Events } from "./write-events";
import { joinEvents, shareOut, writeTogether } from "./write-together";

const database = withTestDatabase();
let product = 0;
beforeAll(async () => {
  const category = await addCategory(database.pool(), { slug: "all" });
  product = (await addAlike(database.pool(), 1, { sku: "P", categoryId: category.id }))[0] ?? 0;
});

const factOf = (id: string, productId = product): Fact => ({
  id,
  shopperId: randomId(),
  productId,
  kind: "view",
  value: 1,
  at: Date.now(),
  clientAt: null,
  listId: null,
});

describe("batches written together", () => {
  it("are each told what was new of them, and every id is new once", async () => {
    const ids = Array.from({ length: 30 }, randomId);
    const batches = Array.from({ length: 40 }, (_, b): Events => ({
      facts: [0, 1, 2].map((i) => factOf(ids[(b * 3 + i * 7) % ids.length] ?? "")),
    }));
    const added = await Promise.all(batches.map(writeTogether));
    const news = added.flatMap(({ facts }) => [...facts]);
    expect(news.sort()).toEqual([...ids].sort());
    expect(await getDb().interaction.count({ where: { id: { in: ids } } })).toBe(ids.length);
    added.forEach(({ facts }, b) => {
      const own = new Set(batches[b]?.facts.map(({ id }) => id));
      expect([...facts].every((id) => own.has(id))).toBe(true);
    });
  });

  it("do not pay for one that cannot be written", async () => {
    const good = Array.from({ length: 8 }, randomId);
    const bad = factOf(randomId(), 3_000_000_000);
    const calls = good.map((id) => writeTogether({ facts: [factOf(id)] }));
    const failing = writeTogether({ facts: [bad] });
    const more = writeTogether({ facts: [factOf(randomId())] });
    await expect(failing).rejects.toThrow();
    expect((await more).facts.size).toBe(1);
    for (const [i, call] of calls.entries()) expect([...(await call).facts]).toEqual([good[i]]);
    expect(await getDb().interaction.count({ where: { id: { in: good } } })).toBe(good.length);
  });
});

describe("what was new", () => {
  it("is shared out without loss or repetition", () => {
    const names = fc.array(fc.constantFrom<string>("a", "b", "c", "d", "e"), { maxLength: 4 });
    fc.assert(
      fc.property(fc.array(names, { minLength: 1, maxLength: 5 }), names, (given, known) => {
        const batches = given.map((ids) => ({ facts: ids.map((id) => factOf(id, 1)) }));
        const all = new Set(joinEvents(batches).facts.map(({ id }) => id));
        const fresh = new Set([...all].filter((id) => !known.includes(id)));
        const shares = shareOut(batches, { facts: new Set(fresh), lists: new Set(), clicks: new Set() });
        const shared = shares.flatMap(({ facts }) => [...facts]);
        expect(shared.sort()).toEqual([...fresh].sort());
        for (const id of fresh) {
          const first = given.findIndex((ids) => ids.includes(id));
          expect(shares[first]?.facts.has(id)).toBe(true);
        }
      }),
    );
  });
});
