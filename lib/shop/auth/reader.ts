import "server-only";
import type { ApiRequest } from "@/lib/platform/http/api-request";
import { z } from "zod";
import { isUuid } from "@/lib/platform/ids";
import { clientAddress } from "@/lib/platform/http/client-request";
import type { Right } from "@/lib/platform/http/right";
import { findBrowser } from "@/lib/shop/shoppers/browser-shoppers";
import { isLongerThan, MAX_EXTERNAL_ID } from "@/lib/shop/shoppers/external-id";
import { findReference } from "@/lib/shop/shoppers/external-shoppers";
import { apiKey, forThemselves, publishableKey, shopperCookie } from "./credentials";
import { readApiKey, requireScope } from "./read-key";

/** Whom an answer is for. */
export interface Reader {
  /** null: nobody known. */
  id: string | null;
  /** As the request calls them; without a key, their id. */
  called: string | null;
  /** true: it was not a cookie that named them. */
  trusted: boolean;
  /** The id of the publishable key that was shown; null: none was. */
  browserKey: string | null;
}

/** What a shopper is called from outside: by another shop's own id, or by ours. */
export const foreignShopper = z
  .string()
  .min(1)
  .refine((text) => !isLongerThan(text, MAX_EXTERNAL_ID), `must have at most ${MAX_EXTERNAL_ID} characters`)
  .refine((text) => !text.includes("\u0000"), "must not contain NUL characters")
  .meta({ maxLength: MAX_EXTERNAL_ID });

/** For the query string of whatever `readerOr` lets in. */
export const readerQuery = {
  shopper: foreignShopper
    .optional()
    .describe("With a key: whom the answer is for, by your own id. Somebody unknown is new here."),
  user: foreignShopper.optional().describe("The same by its other name."),
};

function readNamed({ url }: ApiRequest): string | null {
  const { searchParams } = new URL(url);
  return searchParams.get("shopper") ?? searchParams.get("user") ?? searchParams.get("user_id");
}

/** Our own ids are in lower case, whoever writes them. */
export const callAs = (named: string, id: string | null) => (isUuid(named) && id !== null ? id : named);

/**
 * For whom a request reads: with a secret key that has `recommend:read` for whomever the query string names, with a
 * publishable key for the browser it names, which is never somebody else, and without a key for whom `cookie` finds.
 */
export function readerOr(cookie: Right<string | null>): Right<Reader> {
  return {
    credentials: [
      apiKey("recommend:read"),
      forThemselves(publishableKey, "forbidden"),
      forThemselves(shopperCookie, "ignored"),
    ],
    anonymous: true,
    subject: { in: "query", name: "shopper", strangers: "welcome" },
    problems: ["unauthenticated", "forbidden", "rate_limited", "unavailable"],
    async admit(request) {
      const key = await readApiKey(request);
      if (!key) {
        const { caller: id, headers } = await cookie.admit(request, {});
        return { caller: { id, called: id, trusted: false, browserKey: null }, headers };
      }
      if (key.kind === "secret") requireScope(key, "recommend:read");
      const named = readNamed(request);
      const browserKey = key.kind === "publishable" ? key.id : null;
      if (named === null) return { caller: { id: null, called: null, trusted: true, browserKey } };
      const id =
        key.kind === "secret"
          ? await findReference(named)
          : await findBrowser(named, clientAddress(request.headers));
      return { caller: { id, called: callAs(named, id), trusted: true, browserKey } };
    },
  };
}
