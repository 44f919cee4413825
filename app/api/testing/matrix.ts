import { expect } from "vitest";
import { PROBLEMS, problemSchema } from "@/lib/platform/http/problem";
import { checkAnswer } from "@/lib/platform/http/testing/check-answer";
import { callMounted } from "@/lib/platform/http/testing/mount";
import type { Caller } from "./callers";
import {
  asSeenBy,
  type Column,
  listColumns,
  type MatrixRow,
  mayFail,
  mayOnlyRead,
  nameFor,
  paramsOf,
} from "./columns";
import { judgeCall, type Named, tellsNames, type Verdict } from "./expected";
import { type Sent, writeRequest } from "./requests";
import { takeWrites } from "./watch-writes";
import type { World } from "./world";

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

/** Whoever is written here is somebody else from then on. */
const OF_PEOPLE: ReadonlySet<string> = new Set(["public.shoppers", "public.users", "public.merges"]);

const isSecret = ({ shown: { bearer } }: Caller) => typeof bearer === "object" && bearer.kind === "secret";

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
    const params = paramsOf(column);
    const judged = this.callers.flatMap((caller) => {
      const name = nameFor(column.who, caller, this.world);
      if (name === null && column.who !== "nobody") return [];
      if (caller.lacks && !JSON.stringify([contract.right, contract.also]).includes(`"${caller.lacks}"`))
        return [];
      if (caller.isForChanges && row.declared.method === "GET") return [];
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
    const isForAll = isSecret(caller) || credentials.some(({ scheme }) => scheme === "adminSession");
    const others = Object.values(this.world.people).filter(({ id }) => id !== caller.themselves());
    for (const { id, external } of isForAll ? [] : others) {
      if (text.includes(id) || text.includes(external)) wrong.push(`${place}: read of another`);
      if (rows.includes(id)) wrong.push(`${place}: changed another: ${tables.join(", ")}`);
    }
    if (tables.length > 0 && mayOnlyRead(row, column))
      wrong.push(`${place}: changed ${tables.join(", ")}, by reading`);
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
    // No page may read what a browser's cookies have brought it.
    if (caller.shown.isFromElsewhere)
      expect(response.headers.get("access-control-allow-credentials")).toBeNull();
    const isJson = /[/+]json$/.test(response.headers.get("content-type")?.split(";")[0] ?? "");
    const parsed: unknown = isJson ? JSON.parse(text) : text;
    checkAnswer(handler, response, parsed);
    if (response.status < 400) return { status: response.status, text, said: "" };
    const problem = problemSchema.strict().safeParse(parsed);
    expect(problem.error, text).toBeUndefined();
    return { status: response.status, text, said: `${problem.data?.code}: ${problem.data?.title}` };
  }
}
