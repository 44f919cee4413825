import "server-only";
import { AppError } from "@/lib/platform/errors";
import { withinRequest } from "@/lib/platform/request-context";
import { type Answer, toResponse } from "./answer";
import type { ApiRequest } from "./api-request";
import { clientAddress } from "./client-request";
import { corsHeaders, type Crossing, readCrossing } from "./cors";
import { isReading } from "./own-origin";
import { toProblem } from "./problem";
import { requestIdOf } from "./request-id";

/** One method of an address, as a function of the request. It never rejects. */
export type ApiHandler = (request: ApiRequest, params: Promise<unknown>) => Promise<Answer>;

/** A route handler as Next calls it. */
export type RouteHandler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

/**
 * Browsers say where a request comes from; another site's must not change anything here, unless the shop lists it. Neither
 * must a page of a neighbouring host, for which the browser brings our cookies along, nor one that only names its origin.
 */
function refuseCrossSite({ method, headers }: ApiRequest, crossing: Crossing | null): void {
  if (isReading(method)) return;
  const site = headers.get("sec-fetch-site");
  // What shows a key does not act by a cookie that the browser has brought along by itself.
  const hasKey = headers.has("authorization");
  const isNeighbour = site === "same-site" || (crossing !== null && site !== "same-origin");
  const isForeign = site === "cross-site" || (isNeighbour && !hasKey);
  if (isForeign && !mayWrite(crossing, hasKey)) {
    throw new AppError("forbidden", "Requests from another site are refused.");
  }
}

/** A wildcard lets everybody read what is public; it opens no way to change anything. Pages of a key show it. */
function mayWrite(crossing: Crossing | null, hasKey: boolean): boolean {
  return crossing?.listing === "own" || (crossing?.listing === "key" && hasKey);
}

/**
 * What every handler of the API does around its own work: refuses other sites' pages unless they are listed (`cors.ts`),
 * maps what is thrown to a problem document and gives each answer an `x-request-id`.
 */
export function answering(answer: ApiHandler): ApiHandler {
  return async (request, params) => {
    const requestId = requestIdOf(request.headers);
    const crossing = await readCrossing(request);
    let answered: Answer;
    try {
      refuseCrossSite(request, crossing);
      const address = clientAddress(request.headers);
      answered = await withinRequest({ requestId, address }, () => answer(request, params));
    } catch (error) {
      answered = toProblem(error, requestId);
    }
    const { headers } = answered;
    headers["x-request-id"] = requestId;
    headers["x-content-type-options"] = "nosniff";
    // Also where no page asked: caches must not give one origin's answer to another.
    headers.vary = headers.vary ? `${headers.vary}, origin` : "origin";
    Object.assign(headers, corsHeaders(crossing, request));
    return answered;
  };
}

/** The same handler for Next. */
export function mountInNext(handler: ApiHandler): RouteHandler {
  return async (request, { params }) => toResponse(await handler(request, params));
}
