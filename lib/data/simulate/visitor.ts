import { randomUUID } from "node:crypto";
import { z } from "zod";
import { uuidv7 } from "@/lib/platform/ids";
import { forwarderProof, PROOF_HEADER } from "@/lib/platform/http/forwarded";
import { SHOPPER_COOKIE } from "@/lib/shop/shoppers/shopper-cookie";
import type { Rng } from "@/ml/index";
import type { Taste, TasteProduct } from "./taste";

/** What an answer of `/api/recommend` has to hold for a shopper to look at it. */
const answerSchema = z.object({
  lists: z.array(
    z.object({
      placement: z.string(),
      token: z.string(),
      items: z.array(
        z.object({
          product: z.object({ id: z.string(), price: z.object({ amount: z.int(), currency: z.string() }) }),
        }),
      ),
    }),
  ),
});
type List = z.output<typeof answerSchema>["lists"][number];
type Shown = List["items"][number]["product"];

/** The shop as visitors meet it. */
export interface Shop {
  base: URL;
  /** A server key that may report purchases, as a till of one's own would. */
  key: string;
  /** By public id. */
  products: ReadonlyMap<string, TasteProduct>;
}

/** What came of visits. */
export interface Tally {
  visits: number;
  lists: number;
  clicks: number;
  carts: number;
  purchases: number;
  /** Requests that were not answered with success. */
  errors: number;
}

export const emptyTally = (): Tally => ({
  visits: 0,
  lists: 0,
  clicks: 0,
  carts: 0,
  purchases: 0,
  errors: 0,
});

/** How likely a place of a list is looked at: the first always, the twelfth one time in four. */
const lookedAt = (position: number) => 1 / (1 + 0.27 * position);
/** Of what was followed, how often it goes into the cart, and of that, how often it is bought. */
const CART = 0.35;
const BUY = 0.5;
const PHONE = 0.4;
const AGENTS = {
  phone:
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1",
  desktop: "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0",
};

/** By https the name of the cookie has something in front. */
const OWN_COOKIE = new RegExp(`^(?:__Host-)?${SHOPPER_COOKIE}=([^;]*)`);

/** One simulated shopper in one browser: a cookie, an address, a taste. */
export class Visitor {
  #cookie: string | null = null;
  #shopper: string | null = null;
  readonly #headers: Record<string, string>;

  /** @param network tells their addresses apart, as the shop counts people of one network together */
  constructor(
    readonly shop: Shop,
    readonly taste: Taste,
    readonly rng: Rng,
    network: number,
  ) {
    this.#headers = {
      "user-agent": rng.uniform() < PHONE ? AGENTS.phone : AGENTS.desktop,
      [PROOF_HEADER]: forwarderProof(),
      "x-forwarded-for": `10.${(network >> 8) & 255}.${network & 255}.${1 + rng.integer(250)}`,
    };
  }

  /** Looks at the home page, follows what appeals, perhaps goes on from a product's page, perhaps buys. */
  async visit(tally: Tally): Promise<void> {
    tally.visits++;
    if (this.#cookie === null) await this.#arrive(tally);
    const followed = await this.#look("placement=home.for-you&placement=home.trending&k=12", tally);
    const [first] = followed;
    if (first)
      await this.#look(
        `placement=product.similar&placement=product.bought-together&k=8&product=${first}`,
        tally,
      );
  }

  /** Allows what the shop asks for, which brings the cookie. */
  async #arrive(tally: Tally): Promise<void> {
    const body = { personalisation: true, analytics: true };
    const response = await this.#send("PUT", "/api/shoppers/me/consent", body, tally);
    const own = response?.headers
      .getSetCookie()
      .map((one) => OWN_COOKIE.exec(one))
      .find((one) => one !== null);
    this.#cookie = own?.[0] ?? null;
    this.#shopper = own?.[1] ?? null;
  }

  /** Asks for lists, says that they were seen, and follows what appeals. Returns the public ids of that. */
  async #look(query: string, tally: Tally): Promise<string[]> {
    const response = await this.#send("GET", `/api/recommend?${query}`, null, tally);
    if (!response) return [];
    const { lists } = answerSchema.parse(await response.json());
    const events: object[] = [];
    const followed: { product: Shown; list: List }[] = [];
    for (const list of lists.filter(({ items }) => items.length > 0)) {
      tally.lists++;
      events.push({ id: uuidv7(), kind: "impression", at: new Date().toISOString(), list: list.token });
      list.items.forEach(({ product }, position) => {
        if (this.rng.uniform() >= lookedAt(position)) return;
        const known = this.shop.products.get(product.id);
        if (known && this.rng.uniform() < this.taste.appealOf(known)) followed.push({ product, list });
      });
    }
    for (const { product, list } of followed) events.push(...this.#follow(product, list, tally));
    await this.#report(events, tally);
    for (const { product, list } of followed) await this.#perhapsBuy(product, list, tally);
    return followed.map(({ product }) => product.id);
  }

  #follow(product: Shown, list: List, tally: Tally): object[] {
    tally.clicks++;
    const at = new Date().toISOString();
    const of = { product: product.id, at, list: list.token };
    return [
      { id: uuidv7(), kind: "click", ...of },
      { id: uuidv7(), kind: "view", ...of },
    ];
  }

  async #perhapsBuy(product: Shown, list: List, tally: Tally): Promise<void> {
    if (this.rng.uniform() >= CART) return;
    tally.carts++;
    const at = new Date().toISOString();
    const of = { product: product.id, at, list: list.token, value: 1 };
    await this.#report([{ id: uuidv7(), kind: "cart", ...of }], tally);
    if (this.rng.uniform() >= BUY) return;
    tally.purchases++;
    const { amount: unitAmount, currency } = product.price;
    const sale = { unitAmount, currency, order: randomUUID() };
    const bought = { id: uuidv7(), kind: "purchase", shopper: this.#shopper, ...of, ...sale };
    await this.#report([bought], tally, { authorization: `Bearer ${this.shop.key}` });
  }

  async #report(interactions: object[], tally: Tally, more: Record<string, string> = {}): Promise<void> {
    if (interactions.length > 0) await this.#send("POST", "/api/interactions", { interactions }, tally, more);
  }

  /** Null, and counted, when it is not answered with success. */
  async #send(
    method: string,
    path: string,
    body: object | null,
    tally: Tally,
    more: Record<string, string> = {},
  ): Promise<Response | null> {
    const headers = new Headers({ ...this.#headers, ...more });
    if (this.#cookie !== null && !more.authorization) headers.set("cookie", this.#cookie);
    if (body !== null) headers.set("content-type", "application/json");
    try {
      const response = await fetch(new URL(path, this.shop.base), {
        method,
        headers,
        body: body === null ? null : JSON.stringify(body),
      });
      if (response.ok) return response;
      await response.arrayBuffer();
    } catch {
      // The shop is away: the next visit tries again.
    }
    tally.errors++;
    return null;
  }
}
