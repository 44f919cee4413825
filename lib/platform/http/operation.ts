import "server-only";
import type { z } from "zod";
import type { ErrorCode } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/parse-input";
import { type Answer, fromResponse, jsonAnswer, type JsonBytes } from "./answer";
import type { ApiRequest } from "./api-request";
import { type JsonBody, readBody } from "./body";
import { type LinesBody, requireLines } from "./lines";
import { type Allowance, consume } from "./rate-limit";
import { createQueryReader } from "./read-query";
import type { Right, RightContract } from "./right";
import type { ApiHandler } from "./route";

/** What a handler gets: everything parsed, and `caller` let in. */
export interface Call<Params, Query, Body, Caller> {
  request: ApiRequest;
  params: Params;
  query: Query;
  body: Body;
  caller: Caller;
}

/** A limit on how much somebody may ask for in some time. */
export interface RateLimit<C> {
  allowance: Allowance;
  /** What is counted, for the document: `interactions of a shopper`. */
  counts: string;
  /** Whose allowance the call uses; null: this limit is not for it. */
  keyOf(call: C): string | null;
  /** How many points the call takes. */
  costOf(call: C): number;
}

/** A content type other than JSON: `text/plain`. */
export type MediaType = `${string}/${string}`;

/** By status, lowest first: the schema of the JSON that is sent, or another content type, or several to choose from. */
export type Answers = Readonly<Record<number, z.ZodType | MediaType | readonly MediaType[]>>;

/** An answer with a status or headers of its own. */
export class Reply<Status extends number, Body> {
  constructor(
    readonly status: Status,
    readonly body: Body,
    readonly headers: Readonly<Record<string, string>>,
  ) {}
}

/** `body` as JSON, with a status that is not the first one declared, or with headers. */
export function reply<Status extends number, Body>(
  status: Status,
  body: Body,
  headers: Readonly<Record<string, string>> = {},
): Reply<Status, Body> {
  return new Reply(status, body, headers);
}

type BodyOf<S> = S extends z.ZodType ? z.output<S> : never;

/** What a handler may return: a value goes out as JSON with the first status declared; a Response as it is. */
type AnswerOf<A extends Answers> =
  BodyOf<A[keyof A]> | JsonBytes<BodyOf<A[keyof A]>> | Reply<keyof A & number, BodyOf<A[keyof A]>> | Response;

/** Everything the OpenAPI document says of an operation besides its method and address. */
export interface OperationContract {
  summary: string;
  description?: string;
  right: RightContract;
  params?: z.ZodType;
  /** The query string as an object: a value where a name stands once, an array where it stands more often. */
  query?: z.ZodType;
  body?: JsonBody<unknown>;
  /** Instead of `body`: lines that the handler reads from the request while they come. */
  lines?: LinesBody;
  /** The body is a form with files in this field, which the handler reads itself. */
  files?: { field: string; maxBytes: number };
  /** Fields of query or body that take a right of their own besides, where they are set. */
  also?: Readonly<Record<string, RightContract>>;
  limits?: readonly Pick<RateLimit<unknown>, "allowance" | "counts">[];
  answers: Answers;
  /** What the handler itself may refuse with. What parsing, right and limits answer is known. */
  problems?: readonly ErrorCode[];
}

interface OperationDefinition<P, Q, B, C, A extends Answers> extends OperationContract {
  right: Right<C, NoInfer<P>>;
  params?: z.ZodType<P>;
  query?: z.ZodType<Q>;
  body?: JsonBody<B>;
  also?: Readonly<Record<string, Right<unknown>>>;
  limits?: readonly RateLimit<NoInfer<Call<P, Q, B, C>>>[];
  answers: A;
  handle(call: Call<P, Q, B, C>): Promise<AnswerOf<A>> | AnswerOf<A>;
}

/** One method of an endpoint. */
export interface Operation {
  contract: OperationContract;
  /** Throws AppError for what is refused. */
  answer: ApiHandler;
}

function toAnswer(result: unknown, usual: number): Answer {
  if (result instanceof Response) return fromResponse(result);
  const { status, body, headers } = result instanceof Reply ? result : reply(usual, result);
  return jsonAnswer(status, body, { "cache-control": "private, no-store", ...headers });
}

/** Lets in whoever sets a field that takes a right of its own. */
async function admitFields(
  also: Readonly<Record<string, Right<unknown>>>,
  request: ApiRequest,
  given: readonly unknown[],
): Promise<void> {
  for (const [field, right] of Object.entries(also)) {
    const isSet = given.some((values) => Boolean((values as Record<string, unknown> | undefined)?.[field]));
    if (isSet) await right.admit(request, {});
  }
}

/**
 * Declares one method of an endpoint, once for everything: what may come in, who may call, how often, and what goes out.
 * Refused in this order: path and query that do not fit, callers without the right, a body that does not fit, fields that
 * take more of a right, too much at once; then `handle` is called.
 */
export function operation<P, Q, B, C, A extends Answers>(
  definition: OperationDefinition<P, Q, B, C, A>,
): Operation {
  const { right, params, query, body, lines, also = {}, limits = [], answers, handle } = definition;
  const readQuery = query && createQueryReader(query);
  const usual = Number(Object.keys(answers)[0]);
  return {
    contract: definition,
    async answer(request, given) {
      const asked = readQuery?.(request.url);
      const path = params && parseInput(params, await given);
      const { caller, headers = {} } = await right.admit(request, path as P);
      if (lines) requireLines(request);
      const sent = body && (await readBody(request, body));
      await admitFields(also, request, [asked, sent]);
      const call = { request, params: path as P, query: asked as Q, body: sent as B, caller };
      for (const limit of limits) {
        const key = limit.keyOf(call);
        if (key !== null) await consume(limit.allowance, key, limit.costOf(call));
      }
      const answer = toAnswer(await handle(call), usual);
      Object.assign(answer.headers, headers);
      return answer;
    },
  };
}
