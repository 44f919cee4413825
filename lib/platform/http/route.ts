import "server-only";
import type { z } from "zod";
import { AppError } from "@/lib/platform/errors";
import { randomId } from "@/lib/platform/ids";
import { readJson } from "./body";
import { getMetrics } from "./metrics";
import { toProblem } from "./problem";

const REQUEST_ID = /^[\w-]{8,64}$/;
const DEFAULT_MAX_BYTES = 256 * 1024;

export interface RouteInput<Q, B, P> {
  request: Request;
  requestId: string;
  query: Q;
  body: B;
  params: P;
}

interface RouteSchemas<Q, B, P> {
  /** What metrics call this route; without it its requests are not measured. */
  name?: string;
  /** The query string as an object: a value where a name stands once, an array where it stands more often. */
  query?: z.ZodType<Q>;
  body?: z.ZodType<B>;
  params?: z.ZodType<P>;
  maxBytes?: number;
}

function toObject(search: URLSearchParams): Record<string, string | string[]> {
  const object: Record<string, string | string[]> = {};
  for (const name of new Set(search.keys())) {
    const values = search.getAll(name);
    object[name] = values.length > 1 ? values : (values[0] ?? "");
  }
  return object;
}

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const fields = result.error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message }));
  throw new AppError("invalid", "The request is not valid.", { fields });
}

/** Browsers say where a request comes from; another site's must not change anything here. */
function refuseCrossSite(request: Request): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  if (request.headers.get("sec-fetch-site") === "cross-site") {
    throw new AppError("forbidden", "Requests from another site are refused.");
  }
}

/**
 * Wraps a route handler: parses query, body and path by their schemas, maps what is thrown to a problem document and
 * gives every answer an `x-request-id`. The handler returns a Response, or a value that is sent as JSON.
 */
export function route<Q = undefined, B = undefined, P = undefined>(
  schemas: RouteSchemas<Q, B, P>,
  handler: (input: RouteInput<Q, B, P>) => Promise<unknown>,
) {
  return async (request: Request, context: { params: Promise<unknown> }): Promise<Response> => {
    const given = request.headers.get("x-request-id") ?? "";
    const requestId = REQUEST_ID.test(given) ? given : randomId();
    const stopTimer = schemas.name ? getMetrics().requestSeconds.startTimer({ route: schemas.name }) : null;
    let response: Response;
    try {
      refuseCrossSite(request);
      const query = schemas.query && parse(schemas.query, toObject(new URL(request.url).searchParams));
      const params = schemas.params && parse(schemas.params, await context.params);
      const body =
        schemas.body && parse(schemas.body, await readJson(request, schemas.maxBytes ?? DEFAULT_MAX_BYTES));
      const result = await handler({
        request,
        requestId,
        query: query as Q,
        body: body as B,
        params: params as P,
      });
      response =
        result instanceof Response
          ? result
          : Response.json(result, { headers: { "cache-control": "private, no-store" } });
    } catch (error) {
      response = toProblem(error, requestId);
    }
    response.headers.set("x-request-id", requestId);
    response.headers.set("x-content-type-options", "nosniff");
    stopTimer?.({ status: response.status });
    return response;
  };
}
