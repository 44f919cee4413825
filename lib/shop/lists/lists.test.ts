import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { getDb } from "@/lib/platform/db/client";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { randomId, toPublicProductId, uuidv7 } from "@/lib/platform/ids";
import { getCart } from "@/lib/shop/cart/queries";
import { fillCatalog } from "@/lib/shop/catalog/testing/fill-catalog";
import {
  deleteList,
  forgetLists,
  makeList,
  MOST_LISTS,
  MOST_PRODUCTS,
  moveToCart,
  renameList,
  saveProduct,
  shareList,
  takeOff,
} from "./commands";
import { findList, findShared, listLists, listsWith } from "./queries";
import { saveProductSchema } from "./schema";

const database = withTestDatabase();
let [mug, bowl] = [0, 0];
let [ann, ben] = ["", ""];
let birthday = "";

async function addAccount(): Promise<string> {
  const id = uuidv7();
  await getDb().user.create({
    data: { id, email: `${id}@example.org`, name: "A", passwordHash: "x" },
    select: { id: true },
  });
  return id;
}

beforeAll(async () => {
  ({
    productIds: [mug = 0, bowl = 0],
  } = await fillCatalog(database.pool(), { products: 2 }));
});
beforeEach(async () => {
  await database.pool().query("truncate users cascade");
  await database.pool().query("update products set stock = 10, status = 'active'");
  [ann, ben] = [await addAccount(), await addAccount()];
  birthday = await makeList(ann, "Birthday");
});

const keyOf = async (list: string) => (await findList(ann, list))?.shareKey ?? "";

describe("lists of an account", () => {
  it("are made, renamed and deleted, each under a name of its own", async () => {
    await makeList(ann, "Kitchen");
    await makeList(ben, "Birthday");
    await expect(makeList(ann, "birthday")).rejects.toMatchObject({ code: "conflict" });
    await expect(renameList(ann, birthday, "Kitchen")).rejects.toMatchObject({ code: "conflict" });
    await renameList(ann, birthday, "BIRTHDAY");
    expect((await listLists(ann)).map(({ name }) => name)).toEqual(["BIRTHDAY", "Kitchen"]);
    await deleteList(ann, birthday);
    await deleteList(ann, birthday);
    expect((await listLists(ann)).map(({ name }) => name)).toEqual(["Kitchen"]);
  });

  it("hold products, each once, the latest first", async () => {
    await saveProduct(ann, { product: mug, list: birthday });
    const { list: kitchen } = await saveProduct(ann, { product: mug, name: "Kitchen" });
    await saveProduct(ann, { product: bowl, list: birthday });
    await saveProduct(ann, { product: mug, list: birthday });
    expect((await findList(ann, birthday))?.products).toEqual([bowl, mug]);
    expect(await listsWith(ann, mug)).toEqual(new Set([birthday, kitchen]));
    const summary = await listLists(ann);
    expect(summary.map(({ name, count, newest }) => [name, count, newest])).toEqual([
      ["Birthday", 2, [bowl, mug]],
      ["Kitchen", 1, [mug]],
    ]);
    await takeOff(ann, birthday, mug);
    expect((await findList(ann, birthday))?.products).toEqual([bowl]);
  });

  it("are nobody else's to see or to change", async () => {
    await saveProduct(ann, { product: mug, list: birthday });
    expect([await findList(ben, birthday), await listLists(ben)]).toEqual([null, []]);
    expect(await listsWith(ben, mug)).toEqual(new Set());
    const mugOf = { list: birthday, product: mug, interaction: uuidv7() };
    for (const theft of [
      () => renameList(ben, birthday, "Mine"),
      () => shareList(ben, birthday, true),
      () => saveProduct(ben, { product: bowl, list: birthday }),
      () => moveToCart(ben, mugOf, { shopperId: randomId() }),
    ])
      await expect(theft()).rejects.toMatchObject({ code: "not_found" });
    await takeOff(ben, birthday, mug);
    await shareList(ben, birthday, false);
    await deleteList(ben, birthday);
    expect(await findList(ann, birthday)).toMatchObject({
      name: "Birthday",
      products: [mug],
      shareKey: null,
    });
  });

  it("are not without number, nor is what is on them, however many forms are sent at once", async () => {
    const made = await Promise.allSettled(
      Array.from({ length: MOST_LISTS + 3 }, (_, i) => makeList(ben, `List ${i}`)),
    );
    expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(MOST_LISTS);
    const twice = await Promise.allSettled([makeList(ann, "Once"), makeList(ann, "Once")]);
    expect(twice.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await database.pool().query(
      `insert into products (sku, slug, name, category_id, price_amount, currency, stock, image)
       select 'many-' || i, 'many-' || i, 'Many', (select min(category_id) from products), 100, 'GBP', 1, ''
         from generate_series(1, $1::int) i`,
      [MOST_PRODUCTS],
    );
    await database.pool().query(
      `insert into saved_list_items (list_id, product_id)
       select $1, id from products where sku like 'many-%'`,
      [birthday],
    );
    const more = saveProduct(ann, { product: mug, list: birthday });
    await expect(more).rejects.toMatchObject({ code: "conflict" });
    await database.pool().query("delete from products where sku like 'many-%'");
    expect((await findList(ann, birthday))?.products).toEqual([]);
  });

  it("take neither what is not for sale nor a name that is none", async () => {
    await database.pool().query("update products set status = 'archived' where id = $1", [mug]);
    const gone = saveProduct(ann, { product: mug, name: "Gone" });
    await expect(gone).rejects.toMatchObject({ code: "not_found" });
    expect(await listLists(ann)).toHaveLength(1);
    const parse = (form: object) => saveProductSchema.safeParse({ product: toPublicProductId(mug), ...form });
    expect(parse({ list: "new", name: "  " }).error?.issues[0]?.path).toEqual(["name"]);
    expect(parse({ list: "new", name: "x".repeat(61) }).success).toBe(false);
    expect(parse({ list: "new", name: "%_\\' 🎂 ‏עברית" }).data).toMatchObject({ name: "%_\\' 🎂 ‏עברית" });
    expect(parse({ list: "everything" }).success).toBe(false);
  });
});

describe("the link of a list", () => {
  it("opens it to everybody, tells nothing of whose it is, and is dead once withdrawn", async () => {
    await saveProduct(ann, { product: mug, list: birthday });
    await shareList(ann, birthday, true);
    const key = await keyOf(birthday);
    await shareList(ann, birthday, true);
    expect(await keyOf(birthday)).toBe(key);
    expect(Buffer.from(key, "base64url").length).toBeGreaterThanOrEqual(16);
    expect(await findShared(key)).toEqual({ name: "Birthday", products: [mug] });
    await shareList(ann, birthday, false);
    expect(await findShared(key)).toBeNull();
    await shareList(ann, birthday, true);
    const next = await keyOf(birthday);
    expect(next).not.toBe(key);
    expect([await findShared(key), await findShared("")]).toEqual([null, null]);
    await deleteList(ann, birthday);
    expect(await findShared(next)).toBeNull();
  });
});

describe("a product of a list", () => {
  it("goes into the cart and off the list; where it cannot, it stays", async () => {
    const shopperId = randomId();
    await saveProduct(ann, { product: mug, list: birthday });
    await saveProduct(ann, { product: bowl, list: birthday });
    await database.pool().query("update products set stock = 0 where id = $1", [bowl]);
    const moved = { list: birthday, product: mug, interaction: uuidv7() };
    await moveToCart(ann, moved, { shopperId });
    await expect(moveToCart(ann, moved, { shopperId })).rejects.toMatchObject({ code: "not_found" });
    const soldOut = { list: birthday, product: bowl, interaction: uuidv7() };
    await expect(moveToCart(ann, soldOut, { shopperId })).rejects.toMatchObject({ code: "conflict" });
    expect((await findList(ann, birthday))?.products).toEqual([bowl]);
    const { lines } = await getCart(shopperId);
    expect(lines.map(({ product, quantity }) => [product.id, quantity])).toEqual([
      [toPublicProductId(mug), 1],
    ]);
  });

  it("goes with the account", async () => {
    await saveProduct(ann, { product: mug, list: birthday });
    await saveProduct(ben, { product: mug, name: "Mine" });
    expect(await forgetLists(getDb(), [ann])).toEqual({ saved_lists: 1, saved_list_items: 1 });
    expect([await listLists(ann), (await listLists(ben)).length]).toEqual([[], 1]);
  });
});
