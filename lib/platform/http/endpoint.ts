import "server-only";
import { AppError, type ErrorCode } from "@/lib/platform/errors";
import type { Operation, OperationContract } from "./operation";
import { PROBLEMS } from "./problem";
import { type ApiHandler, answering, mountInNext, type RouteHandler } from "./route";

export const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
export type Method = (typeof METHODS)[number];

/** An operation as clients know it. */
export interface DeclaredOperation {
  /** Unique within the API: `getJobs`. */
  id: string;
  method: Method;
  contract: OperationContract;
}

/** A route handler for Next, and what it is made of. */
export interface EndpointHandler extends RouteHandler {
  /** What it does; null where the endpoint refuses the method. */
  readonly declared: DeclaredOperation | null;
  /** The same without Next. */
  readonly handle: ApiHandler;
}

/** The handlers of one address, by method. */
export type Endpoint = Record<Method | "OPTIONS", EndpointHandler>;

/** `job-cancel` and POST are `postJobCancel`. */
function toOperationId(method: Method, name: string): string {
  const words = name.split("-").map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`);
  return `${method.toLowerCase()}${words.join("")}`;
}

function toHandler(handle: ApiHandler, declared: DeclaredOperation | null): EndpointHandler {
  return Object.assign(mountInNext(handle), { declared, handle });
}

function withAllow(allow: string, handle: ApiHandler): EndpointHandler {
  const allowing: ApiHandler = async (request, params) => {
    const answer = await handle(request, params);
    answer.headers.allow = allow;
    return answer;
  };
  return toHandler(allowing, null);
}

/**
 * The handlers of a route, one for each method there is: `export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } =
 * endpoint("jobs", { GET: operation({ … }) })`. Methods without an operation are refused with 405 and Allow, because Next's
 * own answer is not a problem document. The OpenAPI document is made of what the handlers declare.
 *
 * @param name in kebab case, unique: the operation ids that clients see are made of it
 */
export function endpoint(name: string, operations: Readonly<Partial<Record<Method, Operation>>>): Endpoint {
  const allowed: string[] = METHODS.filter((method) => operations[method]);
  const allow = [...allowed, ...(allowed.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
  const refuse = withAllow(
    allow,
    answering(async ({ method }) => {
      throw new AppError("method_not_allowed", `${method} is not understood here.`);
    }),
  );
  const handlerOf = (method: Method): EndpointHandler => {
    const operation = operations[method];
    if (!operation) return refuse;
    const { contract, answer } = operation;
    const declared: DeclaredOperation = { id: toOperationId(method, name), method, contract };
    return toHandler(answering(answer), declared);
  };
  return {
    GET: handlerOf("GET"),
    POST: handlerOf("POST"),
    PUT: handlerOf("PUT"),
    PATCH: handlerOf("PATCH"),
    DELETE: handlerOf("DELETE"),
    OPTIONS: withAllow(
      allow,
      answering(async () => ({ status: 204, headers: {}, body: null })),
    ),
  };
}

/** Every code an operation may answer a problem document with, besides internal; lowest status first. */
export function problemsOf({ method, contract }: DeclaredOperation): ErrorCode[] {
  const { params, query, body, lines, right, also = {}, limits = [], problems = [] } = contract;
  const more = Object.values(also).flatMap((one) => one.problems);
  // Whatever is asked, there may be too much of it.
  const codes = new Set<ErrorCode>(["unavailable", ...right.problems, ...more, ...problems]);
  if (params || query || body || lines) codes.add("invalid");
  // Other sites' pages are refused.
  if (method !== "GET") codes.add("forbidden");
  if (body) codes.add("too_large");
  if (body || lines) codes.add("unsupported_media_type");
  if (limits.length > 0) codes.add("rate_limited");
  // What the database cannot write it has no room for.
  if (method !== "GET" && codes.has("unavailable")) codes.add("no_space");
  return [...codes].sort((a, b) => PROBLEMS[a].status - PROBLEMS[b].status);
}
