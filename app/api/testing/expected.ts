import type { ErrorCode } from "@/lib/platform/errors";
import type { DeclaredOperation } from "@/lib/platform/http/endpoint";
import type { Credential, RightContract } from "@/lib/platform/http/right";
import { type Role, roleHas, type Scope } from "@/lib/shop/auth/scopes";

/** What the contract of an operation says of a caller, worked out from what is declared alone. */

/** What a request shows of whoever sends it. */
export interface Shown {
  /** In `Authorization: Bearer`; a key that is unknown, over, or none at all is invalid. */
  bearer?:
    { kind: "secret"; scopes: readonly Scope[] } | { kind: "publishable"; isOnItsPage: boolean } | "invalid";
  /** By which security scheme one of the shop's secrets is shown. */
  secret?: string;
  /** It was sent by a page of another origin: one that nobody has listed, or that of a key which it does not show. */
  isFromElsewhere?: boolean;
  /** Of whoever is signed in. */
  role?: Role;
  hasShopper: boolean;
}

/** Whom a request names, as far as whoever sends it is concerned. */
export type Named = "themselves" | "somebody else" | "a stranger" | "nobody";

/** Let in, or refused with this code. */
export type Verdict = "let in" | ErrorCode;

/** Every security scheme there is. One that is missing here is one that no caller of the matrix shows. */
export const SCHEMES = [
  "apiKey",
  "publishableKey",
  "shopper",
  "adminSession",
  "cronSecret",
  "metricsToken",
  "shopifySignature",
  "woocommerceSignature",
  "stripeSignature",
] as const;
const READ_BY_ITSELF: ReadonlySet<string> = new Set(["apiKey", "publishableKey", "shopper", "adminSession"]);

type Params = Readonly<Record<string, string>>;

/** The scopes it takes with these path parameters. */
export function scopesNeeded({ credentials, scopeBy }: RightContract, params: Params): Scope[] {
  const chosen = scopeBy?.scopes[params[scopeBy.param] ?? ""];
  const listed = credentials.flatMap(({ scopes = [] }) => scopes);
  return (chosen === undefined ? listed : [chosen]) as Scope[];
}

/** What comes of whom a request names, by a credential that is good. */
function judgeNamed(named: Named, { others }: Credential, { subject }: RightContract): Verdict {
  if (!subject || named === "themselves" || named === "nobody" || others === "ignored") return "let in";
  if (others === undefined) {
    return named === "a stranger" && subject.strangers === "not_found" ? "not_found" : "let in";
  }
  // A browser of another shop may call itself whatever nobody else is called.
  if (others === "forbidden" && named === "a stranger") return "let in";
  return others;
}

function judgeKey(
  bearer: NonNullable<Shown["bearer"]>,
  named: Named,
  right: RightContract,
  params: Params,
): Verdict {
  const credentialOf = (scheme: string) => right.credentials.find((one) => one.scheme === scheme);
  if (bearer === "invalid") return "unauthenticated";
  if (bearer.kind === "publishable") {
    const credential = credentialOf("publishableKey");
    return bearer.isOnItsPage && credential ? judgeNamed(named, credential, right) : "forbidden";
  }
  const credential = credentialOf("apiKey");
  if (!credential || !scopesNeeded(right, params).every((scope) => bearer.scopes.includes(scope)))
    return "forbidden";
  return judgeNamed(named, credential, right);
}

/**
 * What a right says of a caller: whoever shows a key is judged by it alone; else by their session where staff is let in,
 * else by their cookie. Only where no credential is asked for, nobody is refused.
 */
export function judge(right: RightContract, shown: Shown, named: Named, params: Params = {}): Verdict {
  const credentialOf = (scheme: string) => right.credentials.find((one) => one.scheme === scheme);
  const secret = right.credentials.find(({ scheme }) => !READ_BY_ITSELF.has(scheme));
  if (secret) return shown.secret === secret.scheme ? "let in" : "unauthenticated";
  if (shown.bearer && credentialOf("apiKey")) return judgeKey(shown.bearer, named, right, params);
  const staff = credentialOf("adminSession");
  if (staff) {
    if (shown.role === undefined) return "unauthenticated";
    const isEnough = scopesNeeded(right, params).every((scope) => roleHas(shown.role as Role, scope));
    return isEnough ? judgeNamed(named, staff, right) : "forbidden";
  }
  const cookie = credentialOf("shopper");
  if (cookie && shown.hasShopper) return judgeNamed(named, cookie, right);
  if (right.anonymous) return "let in";
  return cookie?.others === "not_found" ? "not_found" : "unauthenticated";
}

/** The same for an operation, of which fields may be set that take more. Pages of other sites change nothing. */
export function judgeCall(
  { method, contract: { right, also = {} } }: Pick<DeclaredOperation, "method" | "contract">,
  shown: Shown,
  named: Named,
  { params, field }: { params: Params; field?: string | undefined },
): Verdict {
  if (shown.isFromElsewhere && method !== "GET") return "forbidden";
  const verdict = judge(right, shown, named, params);
  const more = field === undefined ? undefined : also[field];
  return verdict === "let in" && more ? judge(more, shown, "nobody") : verdict;
}

/** Whether a name that is somebody else's is refused as such: a browser has to hear that it cannot be called so. */
export const tellsNames = ({ credentials }: RightContract, { bearer }: Shown): boolean =>
  typeof bearer === "object" &&
  bearer.kind === "publishable" &&
  credentials.some(({ scheme, others }) => scheme === "publishableKey" && others === "forbidden");
