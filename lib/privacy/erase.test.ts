import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getDb, getPool } from "@/lib/platform/db/client";
import { completeEnvironment, getEnv } from "@/lib/platform/env";
import { randomId, uuidv7 } from "@/lib/platform/ids";
import { refreshRollups } from "@/lib/recommender/rollups/refresh";
import { getEngine } from "@/lib/recommender/serving/engine";
import { recommend } from "@/lib/recommender/serving/recommend";
import { withTestShop } from "@/lib/recommender/serving/testing/test-shop";
import { createAccount } from "@/lib/shop/accounts/commands";
import { linkExternalId } from "@/lib/shop/accounts/link-external-id";
import { sendResetLink } from "@/lib/shop/accounts/password-resets";
import { openSession } from "@/lib/shop/accounts/sessions";
import { saveAddress } from "@/lib/shop/addresses/book";
import { recordAudit } from "@/lib/shop/audit/record-audit";
import { addToCart } from "@/lib/shop/cart/commands";
import { setLike } from "@/lib/shop/interactions/likes";
import { recordInteractions } from "@/lib/shop/interactions/record";
import type { InteractionInput } from "@/lib/shop/interactions/schema";
import { getSessionCache } from "@/lib/shop/interactions/session-cache";
import { saveProduct, shareList } from "@/lib/shop/lists/commands";
import { orderAndPay } from "@/lib/shop/checkout/pay";
import { cardThat } from "@/lib/shop/checkout/testing/shopping";
import { placeOrder } from "@/lib/shop/orders/place-order";
import { writeReview } from "@/lib/shop/reviews/commands";
import { storeUpload } from "@/lib/shop/uploads/store-upload";
import { setConsent } from "@/lib/shop/shoppers/commands";
import { ALL } from "@/lib/shop/shoppers/consent";
import { findByCookie } from "@/lib/shop/shoppers/queries";
import { applyForgotten, applyReceipts, findErased, verifyReceipt } from "./apply";
import { eraseShopper } from "./erase";
import { exportShopper } from "./export-shopper";
import type { Receipt } from "./receipt";
import { findColumnsWith, listColumnsOfPeople } from "./testing/scan-tables";

const shop = withTestShop();
const KEY = { process: "test" };
let folder: string;

/** Somebody who has used everything the shop has. */
interface Somebody {
  name: string;
  email: string;
  externalId: string;
  userId: string;
  browser: string;
  alias: string;
  canonical: string;
}

async function see(shopper: string): Promise<void> {
  const list = await listFor(shopper);
  const event = { list: list.token, product: list.items[0]?.product.id ?? "", at: new Date().toISOString() };
  await recordInteractions(
    shopper,
    [
      { id: uuidv7(), kind: "impression", ...event },
      { id: uuidv7(), kind: "click", ...event },
    ],
    { trusted: true },
  );
}

async function listFor(shopperId: string) {
  const { lists } = await recommend({ shopperId, placements: [{ placement: "home.trending", k: 4 }] });
  const [list] = lists;
  if (!list) throw new Error("There is no list.");
  return list;
}

async function order(shopper: string, { email, name, userId }: Somebody): Promise<void> {
  const product = shop.productIds[0] ?? 0;
  const { totals } = await addToCart(shopper, { product, quantity: 1, interaction: uuidv7() });
  const address = {
    line1: `1 ${name} Street`,
    line2: "",
    city: "Leeds",
    postcode: "LS1",
    country: "GB",
  } as const;
  await placeOrder(
    { key: uuidv7(), total: totals?.total.amount ?? 0, email, name, address },
    { shopperId: shopper, viewer: { userId } },
  );
}

/** Leaves something in the cart, and a payment that has failed. */
async function beginToPay(shopperId: string, { email, name, userId }: Somebody): Promise<void> {
  const product = shop.productIds[2] ?? 0;
  const { totals } = await addToCart(shopperId, { product, quantity: 2, interaction: uuidv7() });
  const address = { line1: `1 ${name} Street`, line2: "", city: "Leeds", postcode: "LS1 1AA", country: "GB" };
  const total = totals?.total.amount ?? 0;
  const form = { key: uuidv7(), total, email, name, address, card: cardThat("declined") };
  await expect(orderAndPay(form, { shopperId, viewer: { userId } })).rejects.toThrow("declined");
}

/** Fills every table that can say anything of somebody. */
async function liveAs(name: string): Promise<Somebody> {
  const [email, externalId] = [`${name.toLowerCase()}@example.org`, `crm-${name}`];
  const { userId } = await createAccount({ email, name, password: "correct horse" });
  const browser = randomId();
  const somebody = { name, email, externalId, userId, browser, alias: "", canonical: "" };
  await setConsent(browser, ALL);
  const [mug = "", bowl = "", vase = ""] = shop.productsOf(1);
  await shop.act(browser, "view", [mug, bowl]);
  await setLike(browser, { product: shop.productIds[1] ?? 0, liked: true });
  await recordInteractions(randomId(), [view(vase, externalId)], { trusted: true });
  somebody.alias = (await openSession({ userId, sessionVersion: 1 }, browser)).shopperId;
  somebody.canonical = (await findByCookie(somebody.alias))?.id ?? "";
  await linkExternalId(somebody.canonical, externalId, KEY);
  await see(somebody.canonical);
  await shop.act(somebody.canonical, "purchase", [mug]);
  await shop.act(somebody.canonical, "return", [mug]);
  await order(somebody.canonical, somebody);
  await beginToPay(somebody.canonical, somebody);
  await fillWhatIsKept(somebody.canonical);
  await fillWaysIn(somebody);
  await fillAccount(somebody);
  return somebody;
}

/** What is worked out of what somebody did, and kept for another time. */
async function fillWhatIsKept(shopper: string): Promise<void> {
  const db = getDb();
  const productId = shop.productIds[0] ?? 0;
  await db.switchedOffInfluence.create({ data: { shopperId: shopper, productId } });
  const review = { stars: 4, title: "Good", body: "It has lasted well so far.", name: "Somebody" };
  await writeReview({ product: productId, ...review }, shopper);
  const waiting = { id: uuidv7(), productId, email: `waits-${shopper}@example.org`, shopperId: shopper };
  await db.stockNotice.create({ data: waiting });
  const computedAt = new Date();
  await db.precomputedRecommendation.create({
    data: { shopperId: shopper, rank: 1, productId, score: 1, computedAt },
  });
  const folderOfExports = path.join(folder, "exports");
  fs.mkdirSync(folderOfExports, { recursive: true });
  fs.writeFileSync(path.join(folderOfExports, `backfill-${shopper}.csv`), `shopper,rank\n${shopper},1\n`);
  await getPool().query(
    `insert into readout_shoppers (experiment_id, shopper_id, variant, device, is_new, crossed, lists, clicked, carted, bought,
       bought_before, orders, orders_before, full_revenue, full_before, full_list_revenue)
     values ('one', $1, 'a', 'phone', false, false, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0)`,
    [shopper],
  );
}

/** What it takes to get into the account by another way than the password. */
async function fillWaysIn({ userId, email }: Somebody): Promise<void> {
  const db = getDb();
  await db.secondFactor.create({ data: { userId, secret: "sealed" } });
  await db.recoveryCode.create({ data: { id: uuidv7(), userId, hash: `code of ${userId}` } });
  await sendResetLink(email, "en-GB");
}

/** What an account keeps besides: where to deliver to, and what to come back to. */
async function fillAccount({ userId, name }: Somebody): Promise<void> {
  const address = { line1: `2 ${name} Street`, line2: "", city: "Leeds", postcode: "LS1 1AA", country: "GB" };
  await saveAddress(userId, { name, address });
  const { list } = await saveProduct(userId, { product: shop.productIds[1] ?? 0, name: `For ${name}` });
  await shareList(userId, list, true);
}

const view = (product: string, shopper?: string) =>
  ({ id: uuidv7(), kind: "view", product, shopper, at: new Date().toISOString() }) as const;

/** What only others wrote: a note of the staff, a job, and a list of rejected rows. */
async function writeAbout({ email, canonical, externalId }: Somebody): Promise<string> {
  const db = getDb();
  await recordAudit(db, {
    actor: email,
    action: "order.return",
    subject: externalId,
    detail: { of: `shopper ${canonical}` },
  });
  const payload = { shopper: canonical, called: externalId };
  await db.job.create({
    data: { id: uuidv7(), name: "train", state: "failed", payload, error: `No ${email}` },
  });
  const file = path.join(folder, "imports", `${externalId}.rejects.csv`);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `line,reason,row\n2,unknown product,"x,${externalId},view"\n`);
  await uploadAbout(externalId, canonical);
  return file;
}

/** Files as staff upload them: a table, one that is packed, one of Excel's encoding, and what was said of the first. */
async function uploadAbout(externalId: string, canonical: string): Promise<void> {
  const table = `user_id,product,kind\n${externalId},SKU-1,view\n`;
  const kept = await keepUpload("import", `table of ${externalId}`, table);
  await keepUpload("rejects", "rejects.csv", "line,reason,row\n2,unknown product,x\n", kept);
  const packed = gzipSync(`{"user":"${canonical}"}\n`);
  await keepUpload("import", "packed.jsonl.gz", packed);
  await keepUpload("import", "excel.csv", Buffer.from(`\ufeffuser;kind\n${externalId};view\n`, "utf16le"));
  await keepUpload("look", "look.json", JSON.stringify({ sample: [["x", externalId]] }));
}

async function keepUpload(
  purpose: "import" | "rejects" | "look",
  name: string,
  content: string | Buffer,
  ofId?: string,
): Promise<string> {
  async function* bytes() {
    yield Buffer.from(content);
  }
  const upload = { purpose, name, contentType: "text/csv", createdBy: "staff@example.org", ofId } as const;
  return (await storeUpload(upload, bytes())).id;
}

const namesOf = ({ name, email, externalId, userId, browser, alias, canonical }: Somebody) => [
  ...[name, email, externalId, userId, browser, alias, canonical],
];

async function counted(): Promise<unknown> {
  const { rows } = await getPool().query(
    `select sum(interactions)::int as interactions, sum(orders)::int as orders, sum(lists)::int as lists
       from rollup_counts where grain = 'day' and lane = 'person'`,
  );
  return rows[0];
}

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-privacy-"));
  completeEnvironment({ AISLE_DATA: folder });
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

describe("erasing somebody", () => {
  let gone: Somebody;
  let other: Somebody;
  let othersFile: string;
  let receipt: Receipt;
  let othersBefore: object;
  let before: string[];
  let late: InteractionInput[];

  beforeAll(async () => {
    other = await liveAs("Wilhelmina");
    await refreshRollups();
    const without = await counted();
    gone = await liveAs("Xanthippe");
    await refreshRollups();
    await shop.act(gone.canonical, "purchase", shop.productsOf(2).slice(0, 1));
    // Noted, and not yet counted.
    await getPool().query("update shoppers set merged_into_id = merged_into_id where id = $1", [gone.alias]);
    await getPool().query("insert into rollup_changes (merged) values (array[$1::uuid])", [gone.alias]);
    await getPool().query("insert into rollup_touches (shopper_id) values ($1)", [gone.canonical]);
    const files = [await writeAbout(gone), await writeAbout(other)];
    await keepUpload("import", "catalogue.csv", "sku,name\nSKU-1,Mug\n");
    othersFile = files[1] ?? "";
    const { token: list } = await listFor(gone.canonical);
    late = [
      { id: uuidv7(), kind: "impression", list, at: new Date().toISOString() },
      view(shop.productsOf(1)[0] ?? ""),
    ];
    othersBefore = await exportShopper(other.canonical, "other");
    before = await findColumnsWith(getPool("work"), namesOf(gone));
    receipt = await eraseShopper(gone.alias, "key test");
    await refreshRollups();
    expect(await counted()).toEqual({
      ...(without as object),
      orders: Number((without as { orders: number }).orders) + 1,
    });
  });

  it("begins with everything filled: each column that can name somebody does", async () => {
    const people = await listColumnsOfPeople(getPool());
    expect(people.length).toBeGreaterThan(15);
    expect(people.filter((column) => !before.includes(column))).toEqual([]);
    expect(before).toEqual(
      expect.arrayContaining([
        "public.audit_entries.detail",
        "public.jobs.payload",
        "public.orders.address",
        "public.saved_addresses.address",
        "public.saved_lists.name",
      ]),
    );
  });

  it("leaves neither id, external id, e-mail nor name in any column of any table, nor in a file", async () => {
    expect(await findColumnsWith(getPool("work"), namesOf(gone))).toEqual([]);
    const files = fs.readdirSync(folder, { recursive: true, encoding: "utf8" });
    const texts = files
      .filter((file) => /\.(?:csv|json)$/.test(file))
      .map((file) => fs.readFileSync(path.join(folder, file), "utf8"));
    for (const text of texts) for (const name of namesOf(gone)) expect(text).not.toContain(name);
  });

  it("leaves everybody else as they were", async () => {
    const after = await exportShopper(other.canonical, "other");
    expect({ ...after, exportedAt: "" }).toEqual({ ...othersBefore, exportedAt: "" });
    expect(fs.existsSync(othersFile)).toBe(true);
    expect(await getDb().auditEntry.count({ where: { actor: other.email } })).toBe(1);
    expect(await getDb().upload.count()).toBe(5 + 1);
    const exported = path.join(folder, "exports", `backfill-${other.canonical}.csv`);
    expect(fs.existsSync(exported)).toBe(true);
  });

  it("keeps what was sold, as nobody's", async () => {
    const [kept] = await getDb().order.findMany({ where: { shopperId: null } });
    expect(kept).toMatchObject({ userId: null, name: "Erased", address: { country: "GB", city: "Erased" } });
    expect(kept?.totalAmount).toBeGreaterThan(0);
    expect(receipt.rows).toMatchObject({
      orders: 1,
      users: 1,
      sessions: 1,
      likes: 1,
      saved_addresses: 1,
      saved_lists: 1,
      saved_list_items: 1,
      carts: 1,
      import_rejects: 1,
      uploads: 5,
      export_files: 1,
      mails: 1,
    });
  });

  it("forgets in memory, and takes nothing more in under a dead id", async () => {
    expect(getSessionCache().get(gone.canonical, Date.now())).toEqual([]);
    for (const key of getEngine().memory.keys()) expect(key).not.toContain(gone.canonical);
    expect(
      getEngine()
        .pages.keys()
        .filter((key) => key.includes(gone.canonical)),
    ).toEqual([]);
    for (const id of [gone.canonical, gone.browser, gone.alias]) {
      expect(await findByCookie(id)).toBeNull();
      for (const trusted of [false, true]) {
        const { accepted } = await recordInteractions(id, late, { trusted });
        expect(accepted).toBe(0);
      }
    }
    expect(await findColumnsWith(getPool("work"), namesOf(gone))).toEqual([]);
  });

  it("gives a receipt that only the shop can have written", async () => {
    expect(await verifyReceipt(receipt)).toEqual({ valid: true, recorded: true });
    expect(await findErased([receipt])).toEqual({ shoppers: [], users: [] });
    const forged = [
      { ...receipt, marks: receipt.marks.slice(1) },
      { ...receipt, rows: { ...receipt.rows, orders: 0 } },
      { ...receipt, erasedAt: "2020-01-01T00:00:00.000Z" },
      { ...receipt, signature: receipt.signature.replace(/^./, (first) => (first === "A" ? "B" : "A")) },
    ];
    for (const one of forged) {
      expect(await verifyReceipt(one)).toEqual({ valid: false, recorded: false });
      await expect(applyReceipts([one], "test")).rejects.toMatchObject({ code: "invalid" });
    }
    const secret = getEnv().AISLE_ERASURE_SECRET ?? "";
    completeEnvironment({ AISLE_ERASURE_SECRET: "another secret of thirty-two characters" });
    expect((await verifyReceipt(receipt)).valid).toBe(false);
    completeEnvironment({ AISLE_ERASURE_SECRET: secret });
  });

  it("is done again for a database that was restored from before", async () => {
    const pool = getPool("work");
    await pool.query("delete from erasures");
    await pool.query("insert into users (id, email, name, password_hash) values ($1, $2, $3, 'x')", [
      gone.userId,
      gone.email,
      gone.name,
    ]);
    await pool.query("insert into shoppers (id, user_id) values ($1, $2)", [gone.canonical, gone.userId]);
    await pool.query(
      "insert into interactions (id, shopper_id, product_id, kind, at) values ($1, $2, 1, 'view', now())",
      [uuidv7(), gone.browser],
    );
    expect(await applyForgotten("restore")).toBe(1);
    expect(await findColumnsWith(pool, namesOf(gone))).toEqual([]);
    expect(await verifyReceipt(receipt)).toEqual({ valid: true, recorded: true });
    expect(await applyForgotten("restore")).toBe(0);
  });
});

describe("who can be erased", () => {
  it("is a stranger nobody has stored, whose id is dead from then on", async () => {
    const id = randomId();
    const { rows } = await eraseShopper(id, "the shopper");
    expect(Object.values(rows).every((count) => count === 0)).toBe(true);
    expect(await findByCookie(id)).toBeNull();
  });

  it("is nobody who works for the shop, as long as they do", async () => {
    const { userId } = await createAccount({
      email: "staff@example.org",
      name: "Sam",
      password: "correct horse",
    });
    const { shopperId } = await openSession({ userId, sessionVersion: 1 }, null);
    await getDb().user.update({ where: { id: userId }, data: { role: "analyst" } });
    await expect(eraseShopper(shopperId, "test")).rejects.toMatchObject({ code: "conflict" });
    expect(await getDb().user.count({ where: { id: userId } })).toBe(1);
  });
});
