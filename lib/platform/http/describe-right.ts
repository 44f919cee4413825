import type { OperationContract } from "./operation";
import type { Credential, RightContract } from "./right";

/** What the OpenAPI document says of who may call. */

type Json = Record<string, unknown>;

function nameOf({ scheme, scopes = [] }: Credential): string {
  return scopes.length > 0 ? `${scheme} (${scopes.join(", ")})` : scheme;
}

const listNames = (credentials: readonly Credential[]) => credentials.map(nameOf).join(" or ");

function describeCallers({ credentials, anonymous }: RightContract): string {
  if (credentials.length === 0) return "For anybody.";
  const names = listNames(credentials);
  return anonymous ? `For anybody; known by ${names}.` : `Only with ${names}.`;
}

/** Who may not name whom they like. */
function describeSubject({ credentials, subject }: RightContract): string[] {
  const limited = credentials.filter(({ others }) => others !== undefined).map(({ scheme }) => scheme);
  return subject && limited.length > 0 ? [`With ${limited.join(" or ")} for themselves alone.`] : [];
}

/** Who may call, in sentences. */
export function describeRight({ right, also = {} }: OperationContract): string[] {
  const fields = Object.entries(also).map(
    ([field, { credentials }]) => `\`${field}\` only with ${listNames(credentials)} besides.`,
  );
  return [describeCallers(right), ...describeSubject(right), ...fields];
}

/** The scopes a caller needs, by scheme. */
export function scopesOf({ credentials }: RightContract): Json | undefined {
  const scoped = credentials.filter(({ scopes = [] }) => scopes.length > 0);
  return scoped.length > 0
    ? Object.fromEntries(scoped.map(({ scheme, scopes = [] }) => [scheme, scopes]))
    : undefined;
}

/** Whom a request names, and what comes of naming somebody else, by scheme. */
export function subjectOf({ credentials, subject }: RightContract): Json | undefined {
  const limited = credentials.flatMap(({ scheme, others }) => (others ? [[scheme, others] as const] : []));
  return subject && { ...subject, others: Object.fromEntries(limited) };
}
