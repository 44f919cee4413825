import type pg from "pg";
import { enqueue } from "@/lib/jobs/commands";
import { parsePublicProductId, randomId, toPublicProductId, uuidv7 } from "@/lib/platform/ids";
import { eraseShopper } from "@/lib/privacy/erase";
import type { Receipt } from "@/lib/privacy/receipt";
import { addRule } from "@/lib/recommender/rules/commands";
import { ruleBodySchema, toNewRule } from "@/lib/recommender/rules/schema";
import { trainJob } from "@/lib/recommender/training/train-job";
import { linkExternalId } from "@/lib/shop/accounts/link-external-id";
import { openSession } from "@/lib/shop/accounts/sessions";
import type { Role } from "@/lib/shop/auth/scopes";
import { getSessionCookie, sealSession } from "@/lib/shop/auth/session";
import type { Viewer } from "@/lib/shop/auth/viewer";
import { addToCart } from "@/lib/shop/cart/commands";
import { addCategory, addProducts } from "@/lib/shop/catalog/testing/add-products";
import { recordInteractions } from "@/lib/shop/interactions/record";
import { placeOrder } from "@/lib/shop/orders/place-order";
import { ensureReferences } from "@/lib/shop/shoppers/external-shoppers";
import { resolveShopper } from "@/lib/shop/shoppers/queries";
import { formatShopperCookie } from "@/lib/shop/shoppers/shopper-cookie";
import { storeUpload } from "@/lib/shop/uploads/store-upload";

/** A shopper of the matrix. */
export interface Person {
  id: string;
  /** What another system calls them. */
  external: string;
  cookie: string;
}

/** Somebody signed in. */
export interface Account {
  cookie: string;
  /** What the browser's cookie holds. */
  shopper: string;
  /** The account's own shopper, which is in no cookie. */
  account: string;
  viewer: Viewer;
  session: string;
}

const US = { process: "tests" };
const cookieOf = (shopper: string) => formatShopperCookie(shopper, false).split(";")[0] ?? "";

/** What calls are about: it is made when it is asked for, so that every call finds what it may change. */
export class World {
  #receipt: Promise<Receipt> | undefined;
  readonly people = {} as Record<"A" | "B", Person>;

  constructor(
    readonly pool: pg.Pool,
    readonly categoryId: number,
    /** Public ids of products that stay. */
    readonly products: readonly string[],
  ) {}

  /** A and B anew: shoppers with a past, known elsewhere by another name, into whom a history was merged. */
  async renewPeople(): Promise<void> {
    for (const name of ["A", "B"] as const) this.people[name] = await this.#person();
  }

  async #person(): Promise<Person> {
    const [id, external] = [randomId(), `customer-${randomId()}`];
    const ids = await ensureReferences([external]);
    const former = ids.get(external) ?? "";
    await this.#record(former, {});
    await this.#record(id, {});
    await linkExternalId(id, external, US);
    return { id, external, cookie: cookieOf(id) };
  }

  async #record(shopper: string, more: object): Promise<void> {
    const event = { id: uuidv7(), product: this.products[0] ?? "", at: new Date().toISOString() };
    const items = [{ kind: "view" as const, ...event, ...more }];
    const { accepted, rejected } = await recordInteractions(shopper, items, { trusted: true });
    if (accepted !== 1) throw new Error(`It was not recorded: ${JSON.stringify(rejected)}`);
  }

  /** An account of this role, signed in in a browser that has a past. */
  async signIn(role: Role): Promise<Account> {
    const [id, browser] = [uuidv7(), randomId()];
    await this.pool.query(
      "insert into users (id, email, name, password_hash, role) values ($1, $2, $3, 'none', $3::text::role)",
      [id, `${id}@example.com`, role],
    );
    await this.#record(browser, {});
    const { claims, shopperId } = await openSession({ userId: id, sessionVersion: 1 }, browser);
    const sealed = `${getSessionCookie().name}=${encodeURIComponent(await sealSession(claims))}`;
    const account = (await resolveShopper(shopperId)).id;
    const viewer = { userId: id, email: `${id}@example.com`, name: role, role };
    return {
      cookie: `${sealed}; ${cookieOf(shopperId)}`,
      shopper: shopperId,
      account,
      viewer,
      session: claims.sessionId ?? "",
    };
  }

  async product(status: "active" | "hidden" = "active"): Promise<string> {
    const [id] = await addProducts(this.pool, [
      { sku: `MATRIX-${randomId()}`, categoryId: this.categoryId, status },
    ]);
    return toPublicProductId(id ?? 0);
  }

  async category(): Promise<string> {
    return (await addCategory(this.pool, { slug: `matrix-${randomId()}` })).slug;
  }

  async job(): Promise<string> {
    return (await enqueue(trainJob, { force: true })).id;
  }

  async feed(): Promise<string> {
    const id = uuidv7();
    await this.pool.query(
      `insert into feeds (id, address, format, every_minutes, created_by)
       values ($1, 'https://feeds.example.com/catalog.csv', 'catalog', 60, 'tests')`,
      [id],
    );
    return id;
  }

  /** An upload of which rows were rejected. */
  async upload(): Promise<string> {
    const ofId = uuidv7();
    const file = { name: "rejects.csv", contentType: "text/csv", createdBy: "tests" };
    async function* bytes() {
      yield Buffer.from("line,reason\n1,none\n");
    }
    await storeUpload({ ...file, purpose: "import" }, bytes());
    await storeUpload({ ...file, purpose: "rejects", ofId }, bytes());
    return ofId;
  }

  async rule(): Promise<string> {
    return (await addRule(toNewRule(ruleBodySchema.parse(this.ruleBody())), US)).id;
  }

  ruleBody() {
    const action = { kind: "boost", where: 'category in "root-1"', factor: 3 };
    const scope = { placements: ["home.trending"] };
    return { name: "Matrix", owner: "Ann", reason: "Winter", scope, action };
  }

  /** The number of an order that another shop has reported. */
  async order(): Promise<string> {
    const order = `ORDER-${randomId()}`;
    await this.#record(randomId(), { kind: "purchase", order });
    return order;
  }

  /** The number of an order of this shop, placed from the browser of a shopper, signed in or not. */
  async placedOrder(shopperId: string, viewer: Viewer | null): Promise<number> {
    const product = parsePublicProductId(this.products[0] ?? "") ?? 0;
    const { totals } = await addToCart(shopperId, { product, quantity: 1, interaction: uuidv7() });
    const address = { line1: "1 High Street", line2: "", city: "Leeds", postcode: "LS1", country: "GB" };
    const total = totals?.total.amount ?? 0;
    const form = { key: uuidv7(), total, email: "ann@example.com", name: "Ann", address };
    return (await placeOrder(form, { shopperId, viewer })).number;
  }

  /** The receipt of an erasure; nothing that is called changes it. */
  receipt(): Promise<Receipt> {
    this.#receipt ??= eraseShopper(randomId(), "tests");
    return this.#receipt;
  }
}
