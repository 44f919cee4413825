import "server-only";
import { AppError } from "@/lib/platform/errors";
import { randomId } from "@/lib/platform/ids";
import { corsHeaders, type Crossing, readCrossing } from "./cors";
import { getMetrics } from "./metrics";
import { toProblem } from "./problem";

const REQUEST_ID = /^[\w-]{8,64}$/;

/** A route handler as Next calls it. */
export type RouteHandler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

/** Browsers say where a request comes from; another site's must not change anything here, unless the shop lists it. */
function refuseCrossSite(request: Request, crossing: Crossing | null): void {
  if (request.method === "GET" || request.method === "HEAD" || request.method === "OPTIONS") return;
  if (request.headers.get("sec-fetch-site") === "cross-site" && !mayWrite(crossing)) {
    throw new AppError("forbidden", "Requests from another site are refused.");
  }
}

/** A wildcard lets everybody read what is public; it opens no way to change anything. */
const mayWrite = (crossing: Crossing | null) => crossing?.listing === "own" || crossing?.listing === "key";

/**
 * What every handler of the API does around its own work: refuses other sites' pages unless they are listed (`cors.ts`),
 * maps what is thrown to a problem document and gives each answer an `x-request-id`.
 *
 * @param metric what the request metrics call it; null: its requests are not measured
 */
export function route(
  metric: string | null,
  answer: (request: Request, params: Promise<unknown>) => Promise<Response>,
): RouteHandler {
  return async (request, context) => {
    const given = request.headers.get("x-request-id") ?? "";
    const requestId = REQUEST_ID.test(given) ? given : randomId();
    const stopTimer = metric === null ? null : getMetrics().requestSeconds.startTimer({ route: metric });
    const crossing = await readCrossing(request);
    let response: Response;
    try {
      refuseCrossSite(request, crossing);
      response = await answer(request, context.params);
    } catch (error) {
      response = toProblem(error, requestId);
    }
    response.headers.set("x-request-id", requestId);
    response.headers.set("x-content-type-options", "nosniff");
    // Also where no page asked: caches must not give one origin's answer to another.
    response.headers.append("vary", "origin");
    for (const [name, value] of Object.entries(corsHeaders(crossing, request))) {
      response.headers.set(name, value);
    }
    stopTimer?.({ status: response.status });
    return response;
  };
}
