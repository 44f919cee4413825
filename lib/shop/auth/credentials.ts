import type { Credential, OthersAre } from "@/lib/platform/http/right";
import { SHOPPER_COOKIE } from "@/lib/shop/shoppers/shopper-cookie";
import type { Scope } from "./scopes";

/** The ways to be known to the API. */

/** The cookie of whoever has put something into a cart, chosen what may be recorded, or signed in. */
export const shopperCookie: Credential = {
  scheme: "shopper",
  definition: {
    type: "apiKey",
    in: "cookie",
    name: SHOPPER_COOKIE,
    description:
      "The shopper's own cookie. Visitors get it once there is something to keep for them: a cart, a choice of what may be recorded, a session. Over HTTPS its name begins with `__Host-`.",
  },
};

/** The session of whoever works here. */
export const adminSession: Credential = {
  scheme: "adminSession",
  definition: {
    type: "apiKey",
    in: "cookie",
    name: "next-auth.session-token",
    description:
      "The session of somebody who works here and is signed in. Over HTTPS its name begins with `__Host-`.",
  },
};

/** An API key that has `scope`. */
export function apiKey(scope: Scope): Credential {
  return {
    scheme: "apiKey",
    definition: {
      type: "http",
      scheme: "bearer",
      description:
        "A secret API key, made in `/admin/keys` or by `npm run aisle -- key create`, or a token of a provider of identities the shop trusts (`AISLE_JWKS_URL`). The operation names the scope it needs.",
    },
    scopes: [scope],
  };
}

/** A key that stands in the pages of another shop. */
export const publishableKey: Credential = {
  scheme: "publishableKey",
  definition: {
    type: "http",
    scheme: "bearer",
    description:
      "A publishable key (`pk_…`), from pages of the origins it was made for. It records and reads for the browser it is in, which calls itself by an id of its own that nobody can guess.",
  },
};

/** The same of whoever it belongs to alone. */
export const forThemselves = (credential: Credential, others: OthersAre): Credential => ({
  ...credential,
  others,
});
