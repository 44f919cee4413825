import "server-only";
import { getEnv } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import type { ApiRequest } from "@/lib/platform/http/api-request";
import { isSameSecret, readBearer } from "@/lib/platform/http/bearer";
import { clientAddress } from "@/lib/platform/http/client-request";
import { isWithin } from "@/lib/platform/http/network";
import type { Right, Subject } from "@/lib/platform/http/right";
import { noteCaller } from "@/lib/platform/request-context";
import { acceptedSecrets } from "@/lib/platform/shop-secrets";
import { NOBODY } from "@/lib/shop/shoppers/nobody";
import { findByCookie, newcomer, type Shopper } from "@/lib/shop/shoppers/queries";
import { identifyShopper, newShopper } from "@/lib/shop/shoppers/request-shopper";
import { parseShopperCookie } from "@/lib/shop/shoppers/shopper-cookie";
import { type Actor, requireRight } from "./actor";
import { adminSession, apiKey, forThemselves, publishableKey, shopperCookie } from "./credentials";
import { type ApiKey, readApiKey, requireScope } from "./read-key";
import { getRequestActor } from "./request-actor";
import type { Scope } from "./scopes";

/** Who may call an operation of the API. Commands and queries check their actor's rights again, next to the data. */

/** A right to do something with a shopper, whom the request names. */
export function aboutShopper<C, P>(
  right: Right<C, P>,
  place: Subject["in"],
  name: string,
  strangers: Subject["strangers"] = "not_found",
): Right<C, P> {
  return { ...right, subject: { in: place, name, strangers } };
}

/** Anybody; the handler is not told who. */
export const anybody: Right<null> = {
  credentials: [],
  anonymous: true,
  problems: [],
  admit: async () => ({ caller: null }),
};

/** The shopper id of the cookie, or null: for answers that are better with it and work without. */
export const visitor: Right<string | null> = {
  credentials: [shopperCookie],
  anonymous: true,
  problems: [],
  async admit(request) {
    const id = parseShopperCookie(request.headers.get("cookie"));
    noteCaller({ shopperId: id });
    return { caller: id };
  },
};

/** The shopper id of the cookie; whoever has none becomes a new shopper, or stays unknown where the shop asks first. */
export const shopper: Right<string | null> = {
  credentials: [shopperCookie],
  anonymous: true,
  problems: [],
  async admit(request) {
    const { id, headers } = identifyShopper(request);
    noteCaller({ shopperId: id });
    return { caller: id, headers };
  },
};

async function findShopper(request: ApiRequest): Promise<Shopper | null> {
  const id = parseShopperCookie(request.headers.get("cookie"));
  noteCaller({ shopperId: id });
  return id === null ? null : findByCookie(id);
}

/** The shopper of the cookie, as stored; for whoever has none, what holds for a newcomer. */
export const visitingShopper: Right<Shopper> = {
  credentials: [shopperCookie],
  anonymous: true,
  problems: ["unavailable"],
  admit: async (request) => ({ caller: (await findShopper(request)) ?? newcomer(NOBODY) }),
};

/** The shopper of the cookie, as stored; whoever has none that reaches anything becomes one: there is something to keep. */
export const keptShopper: Right<Shopper> = {
  credentials: [shopperCookie],
  anonymous: true,
  problems: ["unavailable"],
  async admit(request) {
    const known = await findShopper(request);
    if (known) return { caller: known };
    const { id, headers } = newShopper(request);
    return { caller: newcomer(id), headers };
  },
};

/** The shopper of the cookie, as stored, for what is theirs alone: without a cookie that reaches anything there is nobody. */
export const ownShopper: Right<Shopper> = {
  credentials: [shopperCookie],
  anonymous: false,
  problems: ["unauthenticated", "unavailable"],
  async admit(request) {
    const known = await findShopper(request);
    if (!known)
      throw new AppError("unauthenticated", "Your shopper cookie is missing, or has come to its end.");
    return { caller: known };
  },
};

/** Whoever reports for shoppers: a shopper for themselves, a browser of another shop for itself, or a server for all. */
export interface Reporter {
  /** Null: nobody is known, or each interaction says whose it is. */
  shopperId: string | null;
  /** Of a server; null for everybody else. */
  key: ApiKey | null;
  /** The publishable key of another shop's page; null for everybody else. */
  browserKey: ApiKey | null;
}

/**
 * A server key with `scope`, or a publishable key; everybody else is the shopper of the cookie, a new one, or unknown where
 * the shop asks first.
 */
export function shopperOrKey(scope: Scope): Right<Reporter> {
  return {
    // Each interaction says whose it is, and is refused by itself.
    credentials: [
      apiKey(scope),
      forThemselves(publishableKey, "ignored"),
      forThemselves(shopperCookie, "ignored"),
    ],
    anonymous: true,
    subject: { in: "body", name: "shopper", strangers: "welcome" },
    problems: ["unauthenticated", "forbidden", "unavailable"],
    async admit(request) {
      const key = await readApiKey(request);
      if (key?.kind === "publishable") {
        return { caller: { shopperId: null, key: null, browserKey: key } };
      }
      if (key) requireScope(key, scope);
      const { id, headers } = identifyShopper(request);
      noteCaller({ shopperId: id });
      return { caller: { shopperId: id, key, browserKey: null }, headers: key ? {} : headers };
    },
  };
}

/** A server key with `scope`, or a publishable key: whoever reports by naming the shopper. */
export function reporterByKey(scope: Scope): Right<Reporter> {
  return {
    credentials: [apiKey(scope), forThemselves(publishableKey, "forbidden")],
    anonymous: false,
    subject: { in: "body", name: "user_id", strangers: "welcome" },
    problems: ["unauthenticated", "forbidden", "unavailable"],
    async admit(request) {
      const key = await readApiKey(request);
      if (!key) throw new AppError("unauthenticated", "Naming a user needs a key.");
      if (key.kind === "publishable") return { caller: { shopperId: null, key: null, browserKey: key } };
      requireScope(key, scope);
      return { caller: { shopperId: null, key, browserKey: null } };
    },
  };
}

/** Somebody signed in whose role has `scope`, or a key with it. */
export function staffOrKey(scope: Scope): Right<Actor> {
  return {
    credentials: [apiKey(scope), adminSession],
    anonymous: false,
    problems: ["unauthenticated", "forbidden", "unavailable"],
    async admit(request) {
      const actor = await getRequestActor(request);
      requireRight(actor, scope);
      return { caller: actor };
    },
  };
}

/** The same where the scope depends on a path parameter: `scopes` says which, by its value. */
export function staffOrKeyBy<N extends string, V extends string>(
  param: N,
  scopes: Readonly<Record<V, Scope>>,
): Right<Actor, Record<N, V>> {
  return {
    credentials: [...new Set<Scope>(Object.values(scopes))].map(apiKey).concat(adminSession),
    anonymous: false,
    scopeBy: { param, scopes },
    problems: ["unauthenticated", "forbidden", "unavailable"],
    async admit(request, params) {
      const actor = await getRequestActor(request);
      requireRight(actor, scopes[params[param]]);
      return { caller: actor };
    },
  };
}

/** Whoever has one of the shop's secrets. Without a secret of sufficient length the process does not even start. */
function secretHolder(
  scheme: string,
  name: "CRON_SECRET" | "METRICS_TOKEN",
  description: string,
  refusal: string,
): Right<null> {
  return {
    credentials: [{ scheme, definition: { type: "http", scheme: "bearer", description } }],
    anonymous: false,
    problems: ["unauthenticated"],
    async admit(request) {
      const given = readBearer(request) ?? "";
      if (!acceptedSecrets(name).some((secret) => isSameSecret(given, secret)))
        throw new AppError("unauthenticated", refusal);
      return { caller: null };
    },
  };
}

/** The scheduler, by CRON_SECRET. */
export const scheduler = secretHolder(
  "cronSecret",
  "CRON_SECRET",
  "The shop's `CRON_SECRET`, for schedulers.",
  "The cron secret is missing or wrong.",
);

const metricsToken = secretHolder(
  "metricsToken",
  "METRICS_TOKEN",
  "The shop's `METRICS_TOKEN`, for Prometheus.",
  "The metrics need a token.",
);

/** Whoever collects the metrics, by METRICS_TOKEN, and where AISLE_METRICS_NETWORKS says from where, from there. */
export const metricsCollector: Right<null> = {
  ...metricsToken,
  problems: ["unauthenticated", "forbidden"],
  async admit(request, params) {
    const networks = getEnv().AISLE_METRICS_NETWORKS;
    if (networks && !isWithin(clientAddress(request.headers), networks))
      throw new AppError("forbidden", "Metrics are not collected from here.");
    return metricsToken.admit(request, params);
  },
};
