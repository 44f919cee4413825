import type { LocatedOperation } from "@/lib/platform/http/openapi";
import { roleHas, ROLES, type Scope } from "@/lib/shop/auth/scopes";
import { judgeCall, scopesNeeded, type Shown } from "./expected";

/** The page of the docs that says who may what, made of what calls, pages and actions declare. */

/** A page or an action of the admin. */
export interface Scoped {
  name: string;
  scope: Scope;
}

const STAFF = ROLES.filter((role) => role !== "customer");
const NONE = "–";

function namesOf(roles: readonly string[]): string {
  if (roles.length === 0) return NONE;
  return roles.length === STAFF.length ? "all who work here" : roles.join(", ");
}

const rolesWith = (scope: Scope) => STAFF.filter((role) => roleHas(role, scope));

/** Whether somebody known by a scheme is let in, and for whom. */
function sayFor(scheme: string, shown: Shown, declared: LocatedOperation): string {
  const { right } = declared.contract;
  const own = right.subject?.in === "path" ? "themselves" : "nobody";
  if (judgeCall(declared, shown, own, { params: {} }) !== "let in") return NONE;
  const credential = right.credentials.find((one) => one.scheme === scheme);
  return credential && (credential.others || scheme === "shopper") ? "themselves" : "yes";
}

/** How somebody with a key, or with one of the shop's secrets, is let in. */
function sayForKey({ contract: { right } }: LocatedOperation, params: Record<string, string>): string {
  const scopes = scopesNeeded(right, params);
  if (scopes.length > 0) return scopes.join(", ");
  const secret = right.credentials.find(({ scheme }) => scheme !== "shopper");
  return right.anonymous ? "any" : (secret?.scheme ?? NONE);
}

function toRow(declared: LocatedOperation, word?: { param: string; value: string }): string[] {
  const { method, path } = declared;
  const params: Record<string, string> = word ? { [word.param]: word.value } : {};
  const may = (shown: Shown) => judgeCall(declared, shown, "nobody", { params }) === "let in";
  const nobody = may({ hasShopper: false });
  const page = { bearer: { kind: "publishable", isOnItsPage: true }, hasShopper: false } as const;
  const address = word ? path.replace(`{${word.param}}`, word.value) : path;
  return [
    `\`${method} ${address}\``,
    nobody ? "yes" : NONE,
    sayFor("shopper", { hasShopper: true }, declared),
    sayFor("publishableKey", page, declared),
    sayForKey(declared, params),
    nobody ? "yes" : namesOf(STAFF.filter((role) => may({ hasShopper: false, role }))),
  ];
}

function toRows(declared: LocatedOperation): string[][] {
  const { scopeBy } = declared.contract.right;
  if (!scopeBy) return [toRow(declared)];
  return Object.keys(scopeBy.scopes).map((value) => toRow(declared, { param: scopeBy.param, value }));
}

function toTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "-"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

const toScopedRows = (all: readonly Scoped[]) =>
  [...all]
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(({ name, scope }) => [`\`${name}\``, scope, namesOf(rolesWith(scope))]);

/** The page, as Markdown. */
export function writeRightsPage(
  operations: readonly LocatedOperation[],
  pages: readonly Scoped[],
  actions: readonly Scoped[],
): string {
  const calls = [...operations].sort((a, b) => a.path.localeCompare(b.path)).flatMap(toRows);
  const fields = new Set(
    operations.flatMap(({ contract: { also = {} } }) =>
      Object.entries(also).map(([field, right]) => `\`${field}\` (${scopesNeeded(right, {}).join(", ")})`),
    ),
  );
  return `# Who may what

<!-- Made of the code by app/rights-page.test.ts. After a change: npm run build:api -->

Each call, page and action says once who may use it; this page is made of that, and so is what the tests expect. \`app/api/rights.test.ts\`
sends every call as everybody there is: nobody, two shoppers, a customer, each role, a publishable key on its page and on others, secret
keys with each scope alone, with all, with all but one and with none, keys that are over, and whoever holds one of the shop's
secrets, an admin who has signed out, one whose role was taken, one whose browser another page has send something; about what is theirs, another's, and nobody's. Exactly those who may are let in. All others are refused before anything
is read or changed:

- **401** where nobody has said who they are, or a key is wrong, expired or revoked. Whoever shows a key is judged by it alone,
  whatever cookies come along.
- **403** where what was shown is not enough: a scope or role that is missing, a publishable key on a page of another origin or
  for somebody else, a page of another origin that would change something by the cookies of whoever looks at it.
- **404** for a shopper who is not the caller's own, as for one there is not: nobody learns who exists.

A publishable key is the exception to the last: a browser that calls itself what somebody else is called hears so (403), a few times
from an address; then it hears nothing for a while (429).
Nothing is changed by a GET (but by the scheduler's), nor with a scope that only reads.

## The API

“Themselves”: it is about whoever asks, or refused. The browser of somebody with a role is a shopper besides. Fields that take a
scope of their own: ${[...fields].join(", ")}. Pages other than those of the admin show what everybody may see, and whoever looks
their own.

${toTable(["call", "nobody", "a shopper", "publishable key", "secret key", "roles"], calls)}

## The admin

\`app/(admin)/admin/rights.test.ts\` opens every page and sends every action as nobody and as each role. A visitor is sent to sign in;
for a role that may not, there is no such page. Every command and query asks for its scope once more, next to the data.

${toTable(["page", "scope", "roles"], toScopedRows(pages))}

${toTable(["action", "scope", "roles"], toScopedRows(actions))}

All other actions are a visitor's own: cart, likes, order, consent, account. They name no shopper; it is whoever sends them. An order
is shown to whoever placed it.
`;
}
