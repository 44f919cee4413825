import "server-only";
import { AppError, type ErrorCode } from "@/lib/platform/errors";
import type { Operation, OperationContract } from "./operation";
import { PROBLEMS } from "./problem";
import { route, type RouteHandler } from "./route";

export const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
export type Method = (typeof METHODS)[number];

/** An operation as clients know it. */
export interface DeclaredOperation {
  /** Unique within the API: `getJobs`. */
  id: string;
  method: Method;
  contract: OperationContract;
}

/** A route handler that says what it does; null where the endpoint refuses the method. */
export interface EndpointHandler extends RouteHandler {
  readonly declared: DeclaredOperation | null;
}

/** `job-cancel` and POST are `postJobCancel`. */
function toOperationId(method: Method, name: string): string {
  const words = name.split("-").map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`);
  return `${method.toLowerCase()}${words.join("")}`;
}

function withAllow(allow: string, handler: RouteHandler): EndpointHandler {
  const allowing: RouteHandler = async (request, context) => {
    const response = await handler(request, context);
    response.headers.set("allow", allow);
    return response;
  };
  return Object.assign(allowing, { declared: null });
}

/**
 * The handlers of a route, one for each method there is: `export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } =
 * endpoint("jobs", { GET: operation({ … }) })`. Methods without an operation are refused with 405 and Allow, because Next's
 * own answer is not a problem document. The OpenAPI document is made of what the handlers declare.
 *
 * @param name in kebab case, unique: what metrics call the route, and clients by the operation ids made of it
 * @param options measured: false keeps the requests out of the metrics
 */
export function endpoint(
  name: string,
  operations: Readonly<Partial<Record<Method, Operation>>>,
  { measured = true }: { measured?: boolean } = {},
): Record<Method | "OPTIONS", EndpointHandler> {
  const allowed: string[] = METHODS.filter((method) => operations[method]);
  const allow = [...allowed, ...(allowed.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
  const refuse = withAllow(
    allow,
    route(null, async ({ method }) => {
      throw new AppError("method_not_allowed", `${method} is not understood here.`);
    }),
  );
  const handlerOf = (method: Method): EndpointHandler => {
    const operation = operations[method];
    if (!operation) return refuse;
    const { contract, answer } = operation;
    const declared: DeclaredOperation = { id: toOperationId(method, name), method, contract };
    return Object.assign(route(measured ? name : null, answer), { declared });
  };
  return {
    GET: handlerOf("GET"),
    POST: handlerOf("POST"),
    PUT: handlerOf("PUT"),
    PATCH: handlerOf("PATCH"),
    DELETE: handlerOf("DELETE"),
    OPTIONS: withAllow(
      allow,
      route(null, async () => new Response(null, { status: 204 })),
    ),
  };
}

/** Every code an operation may answer a problem document with, besides internal; lowest status first. */
export function problemsOf({ method, contract }: DeclaredOperation): ErrorCode[] {
  const { params, query, body, lines, right, limits = [], problems = [] } = contract;
  const codes = new Set<ErrorCode>([...right.problems, ...problems]);
  if (params || query || body || lines) codes.add("invalid");
  // Other sites' pages are refused.
  if (method !== "GET") codes.add("forbidden");
  if (body) codes.add("too_large");
  if (body || lines) codes.add("unsupported_media_type");
  if (limits.length > 0) codes.add("rate_limited");
  return [...codes].sort((a, b) => PROBLEMS[a].status - PROBLEMS[b].status);
}
