import "server-only";
import { readApiKey, type Scope } from "@/lib/shop/auth/api-keys";
import { hasInteractions } from "@/lib/shop/interactions/queries";
import { AppError, isAppError } from "@/lib/platform/errors";
import { isUuid } from "@/lib/platform/ids";
import { resolveShoppers } from "@/lib/shop/shoppers/queries";
import { parseShopperCookie } from "@/lib/shop/shoppers/shopper-cookie";

/**
 * Lets a shopper see what is their own, and a server key with `scope` everybody it names. For everybody else, and for
 * shoppers nobody knows, the answer is the same: AppError not_found.
 *
 * @returns the shopper's id, in lower case
 */
export async function requireShopperAccess(request: Request, shopper: string, scope: Scope): Promise<string> {
  const id = shopper.toLowerCase();
  if (isUuid(id) && ((await isThatShopper(request, id)) || (await isAllowedKey(request, id, scope))))
    return id;
  throw new AppError("not_found", "There is no such shopper.");
}

async function isThatShopper(request: Request, id: string): Promise<boolean> {
  const own = parseShopperCookie(request.headers.get("cookie"));
  if (own === null || own === id) return own === id;
  const resolved = await resolveShoppers([own, id]);
  const [mine, theirs] = [resolved.get(own)?.id, resolved.get(id)?.id];
  return mine !== undefined && mine === theirs;
}

async function isAllowedKey(request: Request, id: string, scope: Scope): Promise<boolean> {
  try {
    const key = await readApiKey(request);
    if (!key?.scopes.includes(scope)) return false;
  } catch (error) {
    if (isAppError(error) && error.code === "unauthenticated") return false;
    throw error;
  }
  return (await resolveShoppers([id])).has(id) || hasInteractions(id);
}
