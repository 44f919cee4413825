import fc from "fast-check";
import { expect, it } from "vitest";
import type { CatalogProduct } from "@/lib/shop/catalog/catalog-product";
import type { Scored } from "./scored";
import { Shortlist } from "./shortlist";

it("keeps what sorting everything would leave, and says of each whether it was kept", () => {
  const score = fc.integer({ min: -3, max: 9 });
  fc.assert(
    fc.property(fc.array(score, { maxLength: 60 }), fc.integer({ min: 0, max: 20 }), (scores, limit) => {
      const list = new Shortlist(limit);
      const offered: Scored[] = [];
      for (const [i, score] of scores.entries()) {
        const id = (i * 17) % 61;
        offered.push({ product: { id } as CatalogProduct, score });
        offered.sort((a, b) => b.score - a.score || a.product.id - b.product.id);
        const wasKept = offered.slice(0, limit).some(({ product }) => product.id === id);
        expect(list.offer({ product: { id } as CatalogProduct, score })).toBe(wasKept);
        expect(list.list()).toEqual(offered.slice(0, limit));
        expect(list.least).toBe(offered[limit - 1]?.score ?? (limit > 0 ? -Infinity : Infinity));
      }
    }),
    { numRuns: 60, seed: 4 },
  );
});
