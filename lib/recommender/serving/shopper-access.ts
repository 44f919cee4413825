import "server-only";
import type { ApiRequest } from "@/lib/platform/http/api-request";
import { z } from "zod";
import { callAs } from "@/lib/shop/auth/reader";
import { readApiKey, requireScope } from "@/lib/shop/auth/read-key";
import type { Scope } from "@/lib/shop/auth/scopes";
import { apiKey, forThemselves, publishableKey, shopperCookie } from "@/lib/shop/auth/credentials";
import { hasInteractions } from "@/lib/shop/interactions/queries";
import { AppError } from "@/lib/platform/errors";
import { clientAddress } from "@/lib/platform/http/client-request";
import type { Right, Subject } from "@/lib/platform/http/right";
import { findBrowser } from "@/lib/shop/shoppers/browser-shoppers";
import { findReference } from "@/lib/shop/shoppers/external-shoppers";
import { resolveShopper, resolveShoppers } from "@/lib/shop/shoppers/queries";
import { parseShopperCookie } from "@/lib/shop/shoppers/shopper-cookie";

/** The shopper of a path, asked for by who may. */
export interface AskedShopper {
  id: string;
  /** As the path calls them: our id in lower case, or the external id. */
  called: string;
  /** false: all that speaks for the caller is a cookie with this very id, which may have come to its end. */
  trusted: boolean;
  /** The key that asks, as the audit calls it; null: the shopper asks. */
  actor: string | null;
  /** The id of the publishable key that asks; null: none does. */
  browserKey: string | null;
}

/** Who may ask for whom, beside a shopper for themselves and a server key for every shopper there is. */
interface Access {
  scope: Scope;
  /** A publishable key too, for the browser it is in. */
  browsers: boolean;
  /** A server for somebody nobody has heard of, who is then new here: `id` is null. */
  strangers: Subject["strangers"];
}

/**
 * A shopper for what is their own, and a server key with `scope` for every shopper there is. The caller is the path's
 * shopper. Whoever shows a key is told what is wrong with it; to everybody else, and for shoppers nobody knows, the answer
 * is the same: not_found.
 */
function admitOwner({ scope, browsers, strangers }: Access) {
  return async (request: ApiRequest, { shopper: named }: { shopper: string }): Promise<AskedOrNew> => {
    const key = await readApiKey(request);
    const actor = key && `key ${key.key}`;
    if (key?.kind === "publishable") {
      if (!browsers) throw new AppError("forbidden", "A publishable key may not read that.");
      const id = await findBrowser(named, clientAddress(request.headers));
      return { id, called: named, trusted: true, actor, browserKey: key.id };
    }
    if (key) requireScope(key, scope);
    const browserKey = null;
    const id = await findReference(named);
    if (key) {
      const areWelcome = strangers === "welcome";
      if (id !== null && (areWelcome || (await isKnown(id))))
        return { id, called: callAs(named, id), trusted: true, actor, browserKey };
      if (areWelcome) return { id: null, called: named, trusted: true, actor, browserKey };
      throw noSuchShopper();
    }
    const own = parseShopperCookie(request.headers.get("cookie"));
    if (id === null || own === null) throw noSuchShopper();
    const called = callAs(named, id);
    if (own === id) return { id, called, trusted: false, actor, browserKey };
    if (await isSameShopper(own, id)) return { id, called, trusted: true, actor, browserKey };
    throw noSuchShopper();
  };
}

/** The same as `AskedShopper`, or somebody new: a server may ask for whomever it likes. */
type AskedOrNew = Omit<AskedShopper, "id"> & { id: string | null };

/** Says of an access what it lets in. */
function toRight(access: Access): Right<AskedOrNew, { shopper: string }> {
  const { scope, browsers, strangers } = access;
  const admit = admitOwner(access);
  return {
    credentials: [
      apiKey(scope),
      ...(browsers ? [forThemselves(publishableKey, "forbidden")] : []),
      forThemselves(shopperCookie, "not_found"),
    ],
    anonymous: false,
    subject: { in: "path", name: "shopper", strangers },
    problems: [
      "unauthenticated",
      "forbidden",
      "not_found",
      ...(browsers ? (["rate_limited"] as const) : []),
      "unavailable",
    ],
    admit: async (request, params) => ({ caller: await admit(request, params) }),
  };
}

/** For what only exists of shoppers who exist. */
export function ownerOrKey(scope: Scope): Right<AskedShopper, { shopper: string }> {
  const right = toRight({ scope, browsers: false, strangers: "not_found" });
  return {
    ...right,
    async admit(request, params) {
      const { id, ...asked } = (await right.admit(request, params)).caller;
      if (id === null) throw noSuchShopper();
      return { caller: { id, ...asked } };
    },
  };
}

/** For what can be said of strangers too, by servers and shoppers themselves. */
export function strangersToo(scope: Scope): Right<AskedOrNew, { shopper: string }> {
  return toRight({ scope, browsers: false, strangers: "welcome" });
}

/** For what there is for everybody: somebody unknown to a key's holder is new here, and a browser may ask for itself. */
export function anyoneByKey(scope: Scope): Right<AskedOrNew, { shopper: string }> {
  return toRight({ scope, browsers: true, strangers: "welcome" });
}

export const noSuchShopper = () => new AppError("not_found", "There is no such shopper.");

/** The canonical shopper behind who is asked for. Throws AppError not_found for a cookie that has come to its end. */
export async function requireCanonical({ id, trusted }: AskedShopper): Promise<string> {
  const shopper = await resolveShopper(id);
  if (shopper.closed && !trusted) throw noSuchShopper();
  return shopper.id;
}

/** The path of what belongs to one shopper. */
export const shopperParamsSchema = z.object({
  shopper: z.string().describe("Shopper id, or what your own system calls the shopper."),
});

/** Whether the cookie `own`, if it still reaches anybody, is another name of the shopper `id`. */
async function isSameShopper(own: string, id: string): Promise<boolean> {
  const resolved = await resolveShoppers([own, id]);
  const [mine, theirs] = [resolved.get(own), resolved.get(id)];
  return mine !== undefined && !mine.closed && mine.id === theirs?.id;
}

async function isKnown(id: string): Promise<boolean> {
  const known = (await resolveShoppers([id])).get(id);
  return known ? !known.erased : hasInteractions(id);
}
