import "server-only";
import type { ApiRequest } from "@/lib/platform/http/api-request";
import { timingSafeEqual } from "node:crypto";
import { AppError } from "@/lib/platform/errors";
import { readBearer } from "@/lib/platform/http/bearer";
import { getKeyKeeper } from "./key-keeper";
import { hashSecret, type KeyKind, readKeyText } from "./key-text";
import type { Scope } from "./scopes";
import { readServiceToken } from "./service-token";

/** Another program that showed a valid key, or a token of a provider the shop trusts. */
export interface ApiKey {
  id: string;
  /** Its public part: what logs and the audit call it. */
  key: string;
  kind: KeyKind;
  /** None for a publishable key: whoever welcomes one says so, and nothing else is open to it. */
  scopes: readonly string[];
}

function refuse(): never {
  throw new AppError("unauthenticated", "The API key is not valid.");
}

/**
 * Where the page is that sent a request. Browsers say so of every request to another origin; of requests to the shop
 * itself they only say that it was the same.
 */
function originOf({ headers, url }: ApiRequest): string | null {
  const origin = headers.get("origin");
  if (origin !== null) return origin;
  return headers.get("sec-fetch-site") === "same-origin" ? new URL(url).origin : null;
}

/**
 * The key (or the service's token) in `Authorization: Bearer`, or null without such a header. From memory: a key that was revoked is refused a moment
 * later in every process. Throws AppError unauthenticated for a key that is malformed, unknown, wrong, expired or revoked,
 * without saying which; forbidden for a publishable key on a page of an origin it is not for.
 */
export async function readApiKey(request: ApiRequest, now = Date.now()): Promise<ApiKey | null> {
  const bearer = readBearer(request);
  if (bearer === null) return null;
  const service = await readServiceToken(bearer, now);
  if (service) {
    const { subject, scopes } = service;
    return { id: `service ${subject}`, key: subject, kind: "secret", scopes };
  }
  const { prefix, secret } = readKeyText(bearer) ?? refuse();
  const stored = await getKeyKeeper().find(prefix, now);
  // Compared also when there is no such prefix, so that the time does not tell.
  const expected = Buffer.from(stored?.hash ?? hashSecret(""), "hex");
  const given = Buffer.from(hashSecret(secret), "hex");
  if (expected.length !== given.length || !timingSafeEqual(expected, given) || !stored) refuse();
  if (stored.expiresAt !== null && stored.expiresAt.getTime() <= now) refuse();
  const { id, kind, scopes, origins } = stored;
  if (kind === "publishable" && !origins.includes(originOf(request) ?? "")) {
    throw new AppError("forbidden", "This key is for pages of other origins.");
  }
  getKeyKeeper().use(id, now);
  return { id, key: prefix, kind, scopes };
}

/** Throws AppError forbidden when the key lacks the scope. */
export function requireScope(key: Pick<ApiKey, "scopes">, scope: Scope): void {
  if (!key.scopes.includes(scope)) {
    throw new AppError("forbidden", `This key does not have the scope ${scope}.`);
  }
}
