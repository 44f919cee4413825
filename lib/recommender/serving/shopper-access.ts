import "server-only";
import { z } from "zod";
import { readApiKey } from "@/lib/shop/auth/api-keys";
import type { Scope } from "@/lib/shop/auth/scopes";
import { apiKey, shopperCookie } from "@/lib/shop/auth/rights";
import { hasInteractions } from "@/lib/shop/interactions/queries";
import { AppError, isAppError } from "@/lib/platform/errors";
import type { ApiRequest } from "@/lib/platform/http/api-request";
import type { Right } from "@/lib/platform/http/right";
import { isUuid } from "@/lib/platform/ids";
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
}

/**
 * A shopper for what is their own, and a server key with `scope` for every shopper there is. The caller is the path's
 * shopper. To everybody else, and for shoppers nobody knows, the answer is the same: not_found.
 */
export function ownerOrKey(scope: Scope): Right<AskedShopper, { shopper: string }> {
  return {
    credentials: [apiKey(scope), shopperCookie],
    anonymous: false,
    problems: ["not_found", "unavailable"],
    async admit(request, params) {
      const id = await findReference(params.shopper);
      if (id !== null) {
        const called = isUuid(params.shopper) ? id : params.shopper;
        const own = parseShopperCookie(request.headers.get("cookie"));
        const actor = await findAllowedKey(request, id, scope);
        if (actor !== null) return { caller: { id, called, trusted: true, actor } };
        if (own === id) return { caller: { id, called, trusted: false, actor } };
        if (own !== null && (await isSameShopper(own, id)))
          return { caller: { id, called, trusted: true, actor } };
      }
      throw noSuchShopper();
    },
  };
}

export const noSuchShopper = () => new AppError("not_found", "There is no such shopper.");

/** Throws AppError not_found when all that speaks for the caller is a cookie that has come to its end. */
export async function assertReaches({ id, trusted }: AskedShopper): Promise<void> {
  if (!trusted && (await resolveShopper(id)).closed) throw noSuchShopper();
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

/** The key of the request when it has `scope` and there is such a shopper, as the audit calls it; else null. */
async function findAllowedKey(request: ApiRequest, id: string, scope: Scope): Promise<string | null> {
  try {
    const key = await readApiKey(request);
    if (!key?.scopes.includes(scope)) return null;
    const known = (await resolveShoppers([id])).get(id);
    const isThere = known ? !known.erased : await hasInteractions(id);
    return isThere ? `key ${key.key}` : null;
  } catch (error) {
    if (isAppError(error) && error.code === "unauthenticated") return null;
    throw error;
  }
}
