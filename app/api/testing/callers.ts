import { createHmac } from "node:crypto";
import { getEnv } from "@/lib/platform/env";
import { randomId } from "@/lib/platform/ids";
import { addKey, createApiKey, revokeApiKey } from "@/lib/shop/auth/api-keys";
import { KEY_SCOPES, ROLES, type Role, type Scope } from "@/lib/shop/auth/scopes";
import type { Shown } from "./expected";
import type { Account, Person, World } from "./world";

/** Somebody who calls, and what they show. */
export interface Caller {
  name: string;
  shown: Shown;
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
  world: World,
  role: Role,
  more: Partial<Shown> = {},
  headers = {},
): Promise<Caller> {
  let account: Account = await world.signIn(role);
  return {
    name: Object.keys(more).length === 0 ? role : `${role} with a key of no scope`,
    shown: { hasShopper: true, role, ...more },
    headersFor: () => ({ cookie: account.cookie, ...headers }),
    themselves: () => account.shopper,
    async renew() {
      account = await world.signIn(role);
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

/** Whoever shows one of the shop's secrets; the first two in the place where keys are read. */
function secretHolders(): Caller[] {
  const { CRON_SECRET, METRICS_TOKEN, AISLE_SHOPIFY_SECRET, AISLE_WOOCOMMERCE_SECRET } = getEnv();
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
    ...(await Promise.all(ROLES.map((role) => accountCaller(world, role)))),
    await accountCaller(world, "admin", { bearer: { kind: "secret", scopes: [] } }, bearer(bare)),
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
