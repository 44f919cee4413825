import { createHmac } from "node:crypto";
import { getEnv } from "@/lib/platform/env";
import { randomId } from "@/lib/platform/ids";
import { endSession } from "@/lib/shop/accounts/sessions";
import { addKey, createApiKey, revokeApiKey } from "@/lib/shop/auth/api-keys";
import { KEY_SCOPES, ROLES, type Role, type Scope } from "@/lib/shop/auth/scopes";
import type { Shown } from "./expected";
import type { Account, Person, World } from "./world";

/** Somebody who calls, and what they show. */
export interface Caller {
  name: string;
  shown: Shown;
  /** Tells nothing that others do not where nothing is changed. */
  isForChanges?: boolean;
  /** Scopes without which this caller tells nothing that others do not: keys that lack one alone. */
  lacks?: Scope;
  headersFor(body: string): Record<string, string>;
  /** What requests call this very caller; null: they are no shopper. */
  themselves(): string | null;
  /** Somebody else of the same kind from now on: this one has been erased, or has done something. */
  renew?(): Promise<void>;
}

const PAGE = "https://pages.example.com";
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const byHeaders = (name: string, shown: Partial<Shown>, headers: Record<string, string>): Caller => ({
  name,
  shown: { hasShopper: false, ...shown },
  headersFor: () => headers,
  themselves: () => null,
});

function shopperCaller(world: World, name: "A" | "B", more: Partial<Shown> = {}, headers = {}): Caller {
  const one = (): Person => world.people[name];
  return {
    name: Object.keys(more).length === 0 ? `shopper ${name}` : `shopper ${name} with a key that is over`,
    shown: { hasShopper: true, ...more },
    headersFor: () => ({ cookie: one().cookie, ...headers }),
    themselves: () => one().id,
  };
}

async function accountCaller(
  name: string,
  shown: Partial<Shown> & { role: Role },
  open: () => Promise<Account>,
  headers: Record<string, string> = {},
): Promise<Caller> {
  let account = await open();
  return {
    name,
    shown: { hasShopper: true, ...shown },
    headersFor: () => ({ cookie: account.cookie, ...headers }),
    themselves: () => account.shopper,
    async renew() {
      account = await open();
    },
  };
}

async function secretCaller(name: string, scopes: readonly Scope[], lacks?: Scope): Promise<Caller> {
  const key = await createApiKey(name, scopes);
  return {
    ...byHeaders(name, { bearer: { kind: "secret", scopes } }, bearer(key)),
    ...(lacks ? { lacks } : {}),
  };
}

async function deadKeys(): Promise<[revoked: string, expired: string]> {
  const revoked = await createApiKey("revoked", KEY_SCOPES);
  await revokeApiKey(revoked);
  const draft = { name: "expired", kind: "secret", scopes: [...KEY_SCOPES], origins: [] } as const;
  const expired = await addKey(
    { ...draft, scopes: [...draft.scopes], origins: [], expiresAt: new Date(1) },
    US,
  );
  return [revoked, expired];
}
const US = { process: "tests" };

async function publishableCallers(): Promise<Caller[]> {
  const origins = [PAGE];
  const key = await addKey({ name: "pages", kind: "publishable", scopes: [], origins, expiresAt: null }, US);
  const on = (name: string, origin: string | null, isOnItsPage: boolean): Caller => ({
    ...byHeaders(
      name,
      { bearer: { kind: "publishable", isOnItsPage }, isFromElsewhere: origin !== null && !isOnItsPage },
      { ...bearer(key), ...(origin === null ? {} : { origin, "sec-fetch-site": "cross-site" }) },
    ),
    themselves: () => (isOnItsPage ? `browser-${randomId()}` : null),
  });
  return [
    on("a publishable key on its page", PAGE, true),
    on("a publishable key on another page", "https://elsewhere.example", false),
    on("a publishable key without a page", null, false),
  ];
}

const sign = (secret: string, body: string) => createHmac("sha256", secret).update(body).digest("base64");

function signAsStripe(secret: string, body: string): string {
  const time = Math.floor(Date.now() / 1_000);
  const signature = createHmac("sha256", secret).update(`${time}.${body}`).digest("hex");
  return `t=${time},v1=${signature}`;
}

/** Whoever shows one of the shop's secrets; the first two in the place where keys are read. */
function secretHolders(): Caller[] {
  const { CRON_SECRET, METRICS_TOKEN, AISLE_SHOPIFY_SECRET, AISLE_WOOCOMMERCE_SECRET } = getEnv();
  const { AISLE_STRIPE_WEBHOOK_SECRET = [""] } = getEnv();
  const signing = (secret: string, header: string, topic: string, id: string, given?: string[]): Caller => ({
    ...byHeaders(secret, { secret }, {}),
    headersFor: (body) => ({
      [header]: sign(given?.[0] ?? "", body),
      [topic]: "x/nothing",
      [id]: randomId(),
    }),
  });
  return [
    byHeaders("the scheduler", { secret: "cronSecret", bearer: "invalid" }, bearer(CRON_SECRET)),
    byHeaders("Prometheus", { secret: "metricsToken", bearer: "invalid" }, bearer(METRICS_TOKEN)),
    signing(
      "shopifySignature",
      "x-shopify-hmac-sha256",
      "x-shopify-topic",
      "x-shopify-webhook-id",
      AISLE_SHOPIFY_SECRET,
    ),
    signing(
      "woocommerceSignature",
      "x-wc-webhook-signature",
      "x-wc-webhook-topic",
      "x-wc-webhook-delivery-id",
      AISLE_WOOCOMMERCE_SECRET,
    ),
    {
      ...byHeaders("stripeSignature", { secret: "stripeSignature" }, {}),
      headersFor: (body) => ({
        "stripe-signature": signAsStripe(AISLE_STRIPE_WEBHOOK_SECRET[0] ?? "", body),
      }),
    },
  ];
}

const NEIGHBOUR = "a neighbour's page";
/** Where else a page can be that has a browser send something along with its cookies. */
const ELSEWHERE: Readonly<Record<string, Record<string, string>>> = {
  "another site's page": { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" },
  [NEIGHBOUR]: { origin: "http://blog.shop.test", "sec-fetch-site": "same-site" },
  "a page of an old browser": { origin: "https://elsewhere.example" },
  "a page in a frame that hides where it is from": { origin: "null", "sec-fetch-site": "cross-site" },
  "the page of a key that is not shown": { origin: PAGE, "sec-fetch-site": "same-site" },
};

/** An admin, and a shopper, whose browser is made to send something. */
async function lured(world: World): Promise<Caller[]> {
  const shown = { role: "admin", isFromElsewhere: true } as const;
  const open = () => world.signIn("admin");
  const admins = Object.entries(ELSEWHERE).map(async ([place, headers]) => ({
    ...(await accountCaller(`an admin on ${place}`, shown, open, headers)),
    isForChanges: place !== NEIGHBOUR,
  }));
  const shopper = shopperCaller(world, "A", { isFromElsewhere: true }, ELSEWHERE[NEIGHBOUR]);
  return [...(await Promise.all(admins)), { ...shopper, name: `shopper A on ${NEIGHBOUR}` }];
}

/** Sessions that say more than their holders may by now. */
async function pastAdmins(world: World): Promise<Caller[]> {
  const left = await world.signIn("admin");
  await endSession(left.session);
  return [
    byHeaders("an admin who has signed out", {}, { cookie: left.cookie }),
    await accountCaller("an admin whose role was taken", { role: "customer" }, async () => {
      const account = await world.signIn("admin");
      await world.pool.query("update users set role = 'customer' where id = $1", [account.viewer.userId]);
      return account;
    }),
  ];
}

/** Everybody there is: nobody, shoppers, each role, and every kind of key. */
export async function gatherCallers(world: World): Promise<Caller[]> {
  const [revoked, expired] = await deadKeys();
  const bare = await createApiKey("no scope", []);
  const invalid = { bearer: "invalid" } as const;
  return [
    byHeaders("nobody", {}, {}),
    shopperCaller(world, "A"),
    shopperCaller(world, "B"),
    shopperCaller(world, "A", invalid, bearer(revoked)),
    ...(await Promise.all(ROLES.map((role) => accountCaller(role, { role }, () => world.signIn(role))))),
    await accountCaller(
      "an admin with a key of no scope",
      { role: "admin", bearer: { kind: "secret", scopes: [] } },
      () => world.signIn("admin"),
      bearer(bare),
    ),
    ...(await pastAdmins(world)),
    ...(await lured(world)),
    ...(await publishableCallers()),
    await secretCaller("a key with every scope", KEY_SCOPES),
    byHeaders("a key without a scope", { bearer: { kind: "secret", scopes: [] } }, bearer(bare)),
    ...(await Promise.all(KEY_SCOPES.map((scope) => secretCaller(`a key with ${scope}`, [scope])))),
    ...(await Promise.all(
      KEY_SCOPES.map((scope) =>
        secretCaller(
          `a key with all but ${scope}`,
          KEY_SCOPES.filter((one) => one !== scope),
          scope,
        ),
      ),
    )),
    byHeaders("a key that was revoked", invalid, bearer(revoked)),
    byHeaders("a key that has expired", invalid, bearer(expired)),
    byHeaders("a key that is none", invalid, bearer("aisle_00000000_none")),
    ...secretHolders(),
  ];
}
