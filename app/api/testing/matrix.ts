import { expect } from "vitest";
import { z } from "zod";
import { randomId } from "@/lib/platform/ids";
import type { EndpointHandler } from "@/lib/platform/http/endpoint";
import type { LocatedOperation } from "@/lib/platform/http/openapi";
import { PROBLEMS, problemSchema } from "@/lib/platform/http/problem";
import { checkAnswer } from "@/lib/platform/http/testing/check-answer";
import { callMounted } from "@/lib/platform/http/testing/mount";
import type { Operation } from "@/lib/reference/read-operations";
import type { Caller } from "./callers";
import { judgeCall, type Named, tellsNames, type Verdict } from "./expected";
import { type About, type Sent, writeRequest } from "./requests";
import { takeWrites } from "./watch-writes";
import type { World } from "./world";

/** One call of the API: what it declares, how the reference writes it, and what answers it. */
export interface MatrixRow {
  declared: LocatedOperation;
  operation: Operation;
  handler: EndpointHandler;
}

/** Whom a request names. */
const WHO = ["nobody", "themselves", "A", "B", "B elsewhere", "a stranger"] as const;
type Who = (typeof WHO)[number];

/** A column: what the call is made about. */
interface Column {
  who: Who;
  thing: About["thing"];
  field: string | undefined;
}

interface Judged {
  caller: Caller;
  verdict: Verdict;
  named: Named;
}

interface Answered {
  status: number;
  text: string;
  /** Of a problem document: its code and what it says. */
  said: string;
}

/** What is not done even for whoever may: staff erases itself only once its role has been taken away. */
const KEPT_FROM_STAFF: ReadonlySet<string> = new Set(["deleteShopper", "postOwnErasure"]);
/** Whoever is written here is somebody else from then on. */
const OF_PEOPLE: ReadonlySet<string> = new Set(["public.shoppers", "public.users", "public.merges"]);

/** Whether the state of things, and no right, is why a call may be refused. */
function mayFail(
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

/** The words of a path parameter that is one of a list. */
function listWords({ contract: { params } }: LocatedOperation): About["thing"][] {
  if (!params) return [];
  const { properties = {} } = z.toJSONSchema(params, { io: "input", unrepresentable: "any" });
  const lists = Object.entries(properties as Record<string, { enum?: string[] }>);
  return lists.flatMap(([param, { enum: words = [] }]) => words.map((word) => ({ param, word })));
}

function listColumns(row: MatrixRow): Column[] {
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

function nameFor(who: Who, caller: Caller, { people: { A, B } }: World): string | null {
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
function asSeenBy(caller: Caller, who: Who, name: string | null, { people: { B } }: World): Named {
  if (who === "nobody" || who === "a stranger") return who;
  const own = caller.themselves();
  return who === "themselves" || name === own || (who === "B elsewhere" && own === B.id)
    ? "themselves"
    : "somebody else";
}

/** Runs one row: every caller, about everything. Answers what is not as the contract says. */
export class Matrix {
  #cells = 0;
  #calls = 0;

  constructor(
    readonly world: World,
    readonly callers: readonly Caller[],
  ) {}

  get cells(): number {
    return this.#cells;
  }

  async run(row: MatrixRow): Promise<string[]> {
    const wrong: string[] = [];
    const told = new Map<string, Set<string>>();
    for (const column of listColumns(row)) {
      wrong.push(...(await this.#runColumn(row, column, told)));
    }
    for (const [caller, sayings] of told) {
      if (sayings.size > 1) wrong.push(`${caller} is told what there is: ${[...sayings].join(" | ")}`);
    }
    return wrong;
  }

  /** Those of a column who are refused first, all with the same request: nothing may come of it. Then the others. */
  async #runColumn(row: MatrixRow, column: Column, told: Map<string, Set<string>>): Promise<string[]> {
    const { contract } = row.declared;
    const params = typeof column.thing === "object" ? { [column.thing.param]: column.thing.word } : {};
    const judged = this.callers.flatMap((caller) => {
      const name = nameFor(column.who, caller, this.world);
      if (name === null && column.who !== "nobody") return [];
      if (caller.lacks && !JSON.stringify([contract.right, contract.also]).includes(`"${caller.lacks}"`))
        return [];
      const named = asSeenBy(caller, column.who, name, this.world);
      const verdict = judgeCall(row.declared, caller.shown, named, { params, field: column.field });
      return [{ caller, verdict, named }];
    });
    this.#cells += judged.length;
    const refused = judged.filter(({ verdict }) => verdict !== "let in");
    const wrong = await this.#refuse(row, column, refused, told);
    for (const { caller, verdict } of judged) {
      if (verdict === "let in") wrong.push(...(await this.#letIn(row, column, caller)));
    }
    if (judged.length > 0 && refused.length === judged.length && column.who === "nobody")
      wrong.push("nobody is let in");
    return wrong;
  }

  async #refuse(
    row: MatrixRow,
    column: Column,
    refused: readonly Judged[],
    told: Map<string, Set<string>>,
  ): Promise<string[]> {
    const { contract } = row.declared;
    const wrong: string[] = [];
    const shared = column.who === "themselves" ? null : await this.#write(row, column, this.callers[0]);
    await takeWrites(this.world.pool);
    for (const { caller, verdict, named } of refused) {
      const sent = shared ?? (await this.#write(row, column, caller));
      const { status, said } = await this.#call(row, sent, caller);
      const expected = PROBLEMS[verdict as keyof typeof PROBLEMS].status;
      if (status !== expected)
        wrong.push(`${this.#describe(column, caller)}: ${status} ${said}, not ${expected}`);
      if (named === "themselves" || tellsNames(contract.right, caller.shown)) continue;
      const key = `${caller.name} ${column.field ?? ""} ${typeof column.thing === "object" ? column.thing.word : ""}`;
      told.set(key, (told.get(key) ?? new Set()).add(`${status} ${said}`));
    }
    const { tables } = await takeWrites(this.world.pool);
    if (tables.length > 0)
      wrong.push(`refused, ${this.#describe(column)}, and yet written: ${tables.join(", ")}`);
    return wrong;
  }

  async #letIn(row: MatrixRow, column: Column, caller: Caller): Promise<string[]> {
    const sent = await this.#write(row, column, caller);
    await takeWrites(this.world.pool);
    const { status, text, said } = await this.#call(row, sent, caller);
    const { tables, text: rows } = await takeWrites(this.world.pool);
    const place = this.#describe(column, caller);
    const wrong: string[] = [];
    if (status >= 400 && !mayFail(row, column, caller, status))
      wrong.push(`${place}: ${status} ${said}, though let in`);
    const { credentials } = row.declared.contract.right;
    const isForAll = caller.shown.bearer || credentials.some(({ scheme }) => scheme === "adminSession");
    const others = Object.values(this.world.people).filter(({ id }) => id !== caller.themselves());
    for (const { id, external } of isForAll ? [] : others) {
      if (text.includes(id) || text.includes(external)) wrong.push(`${place}: read of another`);
      if (rows.includes(id)) wrong.push(`${place}: changed another: ${tables.join(", ")}`);
    }
    if (tables.some((table) => OF_PEOPLE.has(table))) {
      await this.world.renewPeople();
      await caller.renew?.();
    }
    return wrong;
  }

  #describe({ who, thing, field }: Column, caller?: Caller): string {
    const about = [
      ...(who === "nobody" ? [] : [`naming ${who}`]),
      typeof thing === "object" ? thing.word : thing,
    ];
    return [caller?.name ?? "", ...about, ...(field ? [`with ${field}`] : [])].join(" ").trim();
  }

  #write({ declared, operation }: MatrixRow, { who, thing, field }: Column, caller?: Caller): Promise<Sent> {
    const { subject } = declared.contract.right;
    const shopper = caller ? nameFor(who, caller, this.world) : null;
    return writeRequest(this.world, operation, { thing, shopper, subject, field });
  }

  async #call({ declared, handler }: MatrixRow, sent: Sent, caller: Caller): Promise<Answered> {
    const { path, params, body, type } = sent;
    const headers = {
      ...(type === undefined ? {} : { "content-type": type }),
      // Everybody from an address of their own: nobody is refused for what others have done.
      "x-forwarded-for": `2001:db8::${(++this.#calls).toString(16)}`,
      ...caller.headersFor(typeof body === "string" ? body : ""),
    };
    const request = new Request(new URL(path, "http://shop.test"), {
      method: declared.method,
      body,
      headers,
    });
    const response = await callMounted(handler, request, params);
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") && !text.startsWith("{}\n");
    const isLines = response.headers.get("content-type")?.includes("ndjson");
    const parsed: unknown = isJson && !isLines ? JSON.parse(text) : text;
    checkAnswer(handler, response, parsed);
    if (response.status < 400) return { status: response.status, text, said: "" };
    const problem = problemSchema.strict().safeParse(parsed);
    expect(problem.error, text).toBeUndefined();
    return { status: response.status, text, said: `${problem.data?.code}: ${problem.data?.title}` };
  }
}
