import "server-only";
import { AppError } from "@/lib/platform/errors";
import { randomId } from "@/lib/platform/ids";
import { getMetrics } from "./metrics";
import { toProblem } from "./problem";

const REQUEST_ID = /^[\w-]{8,64}$/;

/** A route handler as Next calls it. */
export type RouteHandler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

/** Browsers say where a request comes from; another site's must not change anything here. */
function refuseCrossSite(request: Request): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  if (request.headers.get("sec-fetch-site") === "cross-site") {
    throw new AppError("forbidden", "Requests from another site are refused.");
  }
}

/**
 * What every handler of the API does around its own work: refuses other sites' pages, maps what is thrown to a problem
 * document and gives each answer an `x-request-id`.
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
    let response: Response;
    try {
      refuseCrossSite(request);
      response = await answer(request, context.params);
    } catch (error) {
      response = toProblem(error, requestId);
    }
    response.headers.set("x-request-id", requestId);
    response.headers.set("x-content-type-options", "nosniff");
    stopTimer?.({ status: response.status });
    return response;
  };
}
