import "server-only";
import { AppError } from "@/lib/platform/errors";
import { randomId } from "@/lib/platform/ids";
import { type Answer, toResponse } from "./answer";
import type { ApiRequest } from "./api-request";
import { getMetrics } from "./metrics";
import { toProblem } from "./problem";

const REQUEST_ID = /^[\w-]{8,64}$/;

/** One method of an address, as a function of the request. It never rejects. */
export type ApiHandler = (request: ApiRequest, params: Promise<unknown>) => Promise<Answer>;

/** A route handler as Next calls it. */
export type RouteHandler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

/** Browsers say where a request comes from; another site's must not change anything here. */
function refuseCrossSite({ method, headers }: ApiRequest): void {
  if (method === "GET" || method === "HEAD") return;
  if (headers.get("sec-fetch-site") === "cross-site") {
    throw new AppError("forbidden", "Requests from another site are refused.");
  }
}

/**
 * What every handler of the API does around its own work: refuses other sites' pages, maps what is thrown to a problem
 * document and gives each answer an `x-request-id`.
 *
 * @param metric what the request metrics call it; null: its requests are not measured
 */
export function answering(metric: string | null, answer: ApiHandler): ApiHandler {
  return async (request, params) => {
    const given = request.headers.get("x-request-id") ?? "";
    const requestId = REQUEST_ID.test(given) ? given : randomId();
    const stopTimer = metric === null ? null : getMetrics().requestSeconds.startTimer({ route: metric });
    let answered: Answer;
    try {
      refuseCrossSite(request);
      answered = await answer(request, params);
    } catch (error) {
      answered = toProblem(error, requestId);
    }
    answered.headers["x-request-id"] = requestId;
    answered.headers["x-content-type-options"] = "nosniff";
    stopTimer?.({ status: answered.status });
    return answered;
  };
}

/** The same handler for Next. */
export function mountInNext(handler: ApiHandler): RouteHandler {
  return async (request, { params }) => toResponse(await handler(request, params));
}
