import { z } from "zod";
import type { EndpointHandler } from "@/lib/platform/http/endpoint";
import type { LocatedOperation } from "@/lib/platform/http/openapi";
import { randomId } from "@/lib/platform/ids";
import type { Operation } from "@/lib/reference/read-operations";
import type { Caller } from "./callers";
import { type Named, scopesNeeded } from "./expected";
import type { About } from "./requests";
import type { World } from "./world";

/** One call of the API: what it declares, how the reference writes it, and what answers it. */
export interface MatrixRow {
  declared: LocatedOperation;
  operation: Operation;
  handler: EndpointHandler;
}

/** Whom a request names. */
const WHO = ["nobody", "themselves", "A", "B", "B elsewhere", "a stranger"] as const;
export type Who = (typeof WHO)[number];

/** A column: what the call is made about. */
export interface Column {
  who: Who;
  thing: About["thing"];
  field: string | undefined;
}

/** What is not done even for whoever may: staff erases itself only once its role has been taken away. */
const KEPT_FROM_STAFF: ReadonlySet<string> = new Set(["deleteShopper", "postOwnErasure"]);

/** Whether the state of things, and no right, is why a call may be refused. */
export function mayFail(
  { declared }: MatrixRow,
  { thing, who }: Column,
  { shown }: Caller,
  status: number,
): boolean {
  const isAbsent = thing === "missing" || who === "a stranger";
  const isStaff = shown.role !== undefined && shown.role !== "customer";
  return (
    (isAbsent && [404, 409, 422].includes(status)) ||
    (isStaff && KEPT_FROM_STAFF.has(declared.id) && status === 409)
  );
}

/** What schedulers call that know no other method. */
const CHANGES_BY_GET: ReadonlySet<string> = new Set(["getCronRetrain"]);

/** Whether a call is one that reads: by its method, or by every scope it takes. */
export function mayOnlyRead({ declared: { id, method, contract } }: MatrixRow, column: Column): boolean {
  if (method === "GET") return !CHANGES_BY_GET.has(id);
  const scopes = scopesNeeded(contract.right, paramsOf(column));
  return scopes.length > 0 && scopes.every((scope) => scope.endsWith(":read"));
}

export const paramsOf = ({ thing }: Column) =>
  typeof thing === "object" ? { [thing.param]: thing.word } : {};

/** The words of a path parameter that is one of a list. */
function listWords({ contract: { params } }: LocatedOperation): About["thing"][] {
  if (!params) return [];
  const { properties = {} } = z.toJSONSchema(params, { io: "input", unrepresentable: "any" });
  const lists = Object.entries(properties as Record<string, { enum?: string[] }>);
  return lists.flatMap(([param, { enum: words = [] }]) => words.map((word) => ({ param, word })));
}

export function listColumns(row: MatrixRow): Column[] {
  const { contract, path } = row.declared;
  const { subject } = contract.right;
  const words = listWords(row.declared);
  const namesThing = path.includes("{") && subject?.in !== "path";
  const things: About["thing"][] = words.length > 0 ? words : namesThing ? ["there", "missing"] : ["there"];
  const whos = subject
    ? WHO.filter((who) => who !== "nobody" || subject.in !== "path")
    : (["nobody"] as const);
  const fields = [undefined, ...Object.keys(contract.also ?? {})];
  return fields.flatMap((field) => things.flatMap((thing) => whos.map((who) => ({ field, thing, who }))));
}

export function nameFor(who: Who, caller: Caller, { people: { A, B } }: World): string | null {
  switch (who) {
    case "nobody":
      return null;
    case "themselves":
      return caller.themselves();
    case "A":
      return A.id;
    case "B":
      return B.id;
    case "B elsewhere":
      return B.external;
    case "a stranger":
      return `stranger-${randomId()}`;
  }
}

/** The same as whoever calls sees it. */
export function asSeenBy(caller: Caller, who: Who, name: string | null, { people: { B } }: World): Named {
  if (who === "nobody" || who === "a stranger") return who;
  const own = caller.themselves();
  return who === "themselves" || name === own || (who === "B elsewhere" && own === B.id)
    ? "themselves"
    : "somebody else";
}
