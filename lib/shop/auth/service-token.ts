import "server-only";
import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from "jose";
import { getEnv } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { KEY_SCOPES, type Scope } from "./scopes";

/*
 * Services that get their tokens from a provider of identities (OAuth 2.0 client credentials) show those instead of a key of the
 * shop's. A token is worth the scopes it names, as long as it lasts and is meant for this shop.
 */

/** Signatures that only the provider can make: what the shop reads keys with could not have made them. */
const ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"];
/** By how much the provider's clock may be wrong. */
const TOLERANCE_SECONDS = 30;
const FETCH_TIMEOUT_MS = 3_000;

/** Three parts, as no key of the shop's has. */
const looksLikeToken = (bearer: string) => /^[\w-]+\.[\w-]+\.[\w-]+$/.test(bearer);

/** The provider's keys, kept as long as they know what tokens are signed with. */
let known: { address: string; keys: JWTVerifyGetKey } | null = null;

function keysAt(address: string): JWTVerifyGetKey {
  if (known?.address !== address) {
    known = { address, keys: createRemoteJWKSet(new URL(address), { timeoutDuration: FETCH_TIMEOUT_MS }) };
  }
  return known.keys;
}

/** The scopes of RFC 8693 (`scope`, words) and those of other providers (`scp`, a list). */
function scopesOf({ scope, scp }: JWTPayload): Scope[] {
  const named = typeof scope === "string" ? scope.split(" ") : Array.isArray(scp) ? scp.map(String) : [];
  return KEY_SCOPES.filter((one) => named.includes(one));
}

/** What is wrong with a token is for its owner to find out; that the provider is away is not their fault. */
function toRefusal(error: unknown): AppError {
  const isRefused = error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout);
  if (isRefused && !(error instanceof errors.JWKSInvalid)) {
    return new AppError("unauthenticated", "The token is not valid.", { cause: error });
  }
  const message = "The keys that tokens are signed with cannot be read right now. Please try again.";
  return new AppError("unavailable", message, { cause: error });
}

/** A service that showed a valid token. */
export interface Service {
  /** What the token calls it. */
  subject: string;
  scopes: readonly Scope[];
}

/**
 * The service that `bearer` is a token of; null where it is none, or no provider is set (AISLE_JWKS_URL). Throws AppError
 * unauthenticated for a token that is forged, over, or for somebody else, without saying which; unavailable when the keys of the
 * provider cannot be read.
 */
export async function readServiceToken(bearer: string, now: number): Promise<Service | null> {
  const { AISLE_JWKS_URL, AISLE_JWT_ISSUER: issuer, AISLE_JWT_AUDIENCE: audience } = getEnv();
  if (AISLE_JWKS_URL === undefined || !looksLikeToken(bearer)) return null;
  try {
    const { payload } = await jwtVerify(bearer, keysAt(AISLE_JWKS_URL), {
      issuer,
      audience,
      algorithms: ALGORITHMS,
      clockTolerance: TOLERANCE_SECONDS,
      currentDate: new Date(now),
      requiredClaims: ["exp", "sub"],
    });
    return { subject: payload.sub ?? "", scopes: scopesOf(payload) };
  } catch (error) {
    throw toRefusal(error);
  }
}
