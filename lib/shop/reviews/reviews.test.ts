import { beforeAll, describe, expect, it } from "vitest";
import { getDb } from "@/lib/platform/db/client";
import { listen } from "@/lib/platform/db/listen";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { randomId, toPublicProductId, uuidv7 } from "@/lib/platform/ids";
import { auditPage } from "@/lib/shop/audit/queries";
import type { Viewer } from "@/lib/shop/auth/viewer";
import { fillCatalog } from "@/lib/shop/catalog/testing/fill-catalog";
import { decideReview, writeReview } from "./commands";
import { getProductReviews, getReviewPage, listReviews } from "./queries";
import { rate } from "./review";
import { newReviewSchema } from "./schema";

const database = withTestDatabase();
const admin: Viewer = { userId: uuidv7(), email: "a@example.org", name: "A", role: "admin" };
const viewer: Viewer = { ...admin, role: "viewer" };
const ALL = {
  state: { sort: { by: "at", down: true }, page: 1, filters: {} },
  window: { skip: 0, take: 50 },
};
let ids: number[] = [];

beforeAll(async () => {
  ({ productIds: ids } = await fillCatalog(database.pool(), { roots: 1, products: 8 }));
});

const SAID = { title: "Good", body: "It has lasted well so far.", name: "Rosa P." };
const review = (product: number, stars = 5) => ({ product, stars, ...SAID });
const shown = (product: number) => getProductReviews(toPublicProductId(product));
const all = async () => (await listReviews(admin, ALL.state, ALL.window)).rows;

/** Somebody who has ordered a product. */
async function addBuyer(productId: number, status: "placed" | "returned" = "placed"): Promise<string> {
  const shopperId = randomId();
  await getDb().shopper.create({ data: { id: shopperId } });
  const amounts = { currency: "GBP", subtotalAmount: 1, shippingAmount: 0, totalAmount: 1 };
  const person = { email: "b@example.org", name: "B", address: {} };
  const item = { id: uuidv7(), productId, name: "Thing", unitAmount: 1, quantity: 1 };
  await getDb().order.create({
    data: {
      id: uuidv7(),
      idempotencyKey: uuidv7(),
      shopperId,
      status,
      ...amounts,
      ...person,
      items: { create: item },
    },
  });
  return shopperId;
}

describe("what a shopper says of a product", () => {
  it("is seen by nobody until somebody of the shop publishes it, and counts from then on", async () => {
    const product = ids[0] ?? 0;
    await writeReview(review(product, 4), randomId());
    await writeReview(review(product, 1), randomId());
    expect(await shown(product)).toMatchObject({ rating: { count: 0 }, newest: [] });
    const [second, first] = await all();
    await decideReview({ id: first?.id ?? "", decision: "published" }, admin);
    await decideReview({ id: second?.id ?? "", decision: "published" }, admin);
    expect((await shown(product)).rating).toEqual({ count: 2, mean: 2.5, byStars: [1, 0, 0, 1, 0] });
    await decideReview({ id: second?.id ?? "", decision: "hidden" }, admin);
    const { rating, newest } = await shown(product);
    expect([rating.mean, newest.map(({ stars }) => stars)]).toEqual([4, [4]]);
    const { entries } = await auditPage(null);
    expect(entries.map(({ action }) => action)).toEqual(["review.hide", "review.publish", "review.publish"]);
  });

  it("stands on a page of the product with its newest, and on pages of its own with all others", async () => {
    const product = ids[7] ?? 0;
    const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));
    await getDb().review.createMany({
      data: Array.from({ length: 45 }, (_, i) => ({
        ...SAID,
        id: uuidv7(),
        productId: product,
        stars: 1 + (i % 5),
        shopperId: randomId(),
        title: `No. ${i}`,
        state: "published" as const,
        createdAt: at(i),
      })),
    });
    const { rating, newest } = await shown(product);
    expect([rating.count, newest.map(({ title }) => title)]).toEqual([45, ["No. 44", "No. 43", "No. 42"]]);
    const pages = await Promise.all(
      [0, 1, 2, 3, 99].map((page) => getReviewPage(toPublicProductId(product), page)),
    );
    expect(pages.map(({ page, pageCount }) => [page, pageCount])).toEqual(
      [1, 1, 2, 3, 3].map((page) => [page, 3]),
    );
    const [, ...inTurn] = pages.slice(0, 4);
    expect(inTurn.flatMap(({ reviews }) => reviews.map(({ title }) => title))).toEqual(
      Array.from({ length: 45 }, (_, i) => `No. ${44 - i}`),
    );
    await getDb().review.deleteMany({ where: { productId: product } });
  });

  it("is said once, also from another browser of the same person", async () => {
    const product = ids[1] ?? 0;
    const [one, other] = [randomId(), randomId()];
    await getDb().shopper.create({ data: { id: one } });
    await getDb().shopper.create({ data: { id: other, mergedIntoId: one } });
    await writeReview(review(product), one);
    for (const again of [one, other])
      await expect(writeReview(review(product), again)).rejects.toMatchObject({ code: "conflict" });
    await writeReview(review(ids[2] ?? 0), other);
  });

  it("is said once however often it is sent at the same time", async () => {
    const product = ids[3] ?? 0;
    const shopper = randomId();
    const sent = await Promise.allSettled([1, 2, 3, 4].map(() => writeReview(review(product), shopper)));
    expect(sent.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("is marked where the shop has sold it to them and they have kept it", async () => {
    const product = ids[4] ?? 0;
    await writeReview(review(product, 5), await addBuyer(product));
    await writeReview(review(product, 4), await addBuyer(product, "returned"));
    await writeReview(review(product, 3), await addBuyer(ids[5] ?? 0));
    const marked = (await all()).filter(({ product: of }) => of.slug === "product-5");
    expect(marked.map(({ stars, isVerified }) => [stars, isVerified])).toEqual([
      [3, false],
      [4, false],
      [5, true],
    ]);
  });

  it("is about what is for sale, and readable", async () => {
    await database.pool().query("update products set status = 'hidden' where id = $1", [ids[6]]);
    await expect(writeReview(review(ids[6] ?? 0), randomId())).rejects.toMatchObject({ code: "not_found" });
    const given = { product: "prd_1", stars: "4", body: "Long enough, surely.", name: "R" };
    expect(newReviewSchema.safeParse(given).data).toMatchObject({ product: 1, stars: 4, title: "" });
    for (const wrong of [
      { stars: "0" },
      { stars: "" },
      { stars: "4.5" },
      { body: "short" },
      { body: "x".repeat(2_001) },
      { body: "with a bell\u0007 in it" },
      { name: " " },
      { title: "two\nlines" },
      { product: "1; drop table" },
    ])
      expect(newReviewSchema.safeParse({ ...given, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
  });

  it("is decided by those who may, of what there is", async () => {
    const [known] = await all();
    const decision = { id: known?.id ?? "", decision: "published" } as const;
    await expect(decideReview(decision, viewer)).rejects.toMatchObject({ code: "forbidden" });
    await expect(decideReview({ ...decision, id: uuidv7() }, admin)).rejects.toMatchObject({
      code: "not_found",
    });
    const { rows } = await listReviews(viewer, { ...ALL.state, filters: { state: "hidden" } }, ALL.window);
    expect(rows.map(({ state }) => state)).toEqual(["hidden"]);
  });

  it("tells whoever keeps the product's page as soon as that changes, and not before", async () => {
    const product = ids[7] ?? 0;
    const stop = new AbortController();
    const heard: string[] = [];
    await new Promise<void>((resolve) => {
      const onNotice = (notice: string) => void heard.push(notice);
      listen("catalog", { onNotice, onConnect: () => resolve() }, stop.signal);
    });
    await writeReview(review(product), randomId());
    const [written] = await all();
    await decideReview({ id: written?.id ?? "", decision: "published" }, admin);
    await expect.poll(() => heard).toEqual([String(product)]);
    stop.abort();
  });
});

it("a rating is the mean of its stars, to a tenth", () => {
  expect(rate([0, 0, 0, 0, 0])).toMatchObject({ count: 0, mean: 0 });
  expect(rate([1, 0, 0, 0, 2])).toMatchObject({ count: 3, mean: 3.7 });
});
