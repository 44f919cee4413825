import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { beginSpan } from "@/lib/platform/tracing";
import { getMetrics } from "./metrics";
import { RENDERING_HEADER, readRendering } from "./own-rendering";
import type { PatternOf } from "./route-pattern";

/** Asked by machines every few seconds: they would hide what people wait for. */
const UNMEASURED = new Set(["/api/health/live", "/api/health/ready", "/api/metrics"]);
/** What the status is called where the client has gone before it got one. */
const GONE = "499";

/** Notes of every request how long its answer took, under the pattern of its route; whatever answers it. It is a span, too. */
export function createMeter(patternOf: PatternOf) {
  return (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    // What this process asks of itself nobody waits for, but whoever is measured already.
    if (readRendering(request.headers[RENDERING_HEADER] as string | undefined) !== null) return next();
    const { method = "GET" } = request;
    const span = beginSpan(method, { "http.request.method": method });
    const began = performance.now();
    response.once("close", () => {
      const route = patternOf(request.url ?? "");
      const status = response.headersSent ? String(response.statusCode) : GONE;
      span?.end({
        name: `${method} ${route}`,
        attributes: { "http.route": route, "http.response.status_code": Number(status) },
      });
      if (UNMEASURED.has(route)) return;
      getMetrics().requestSeconds.observe({ route, status }, (performance.now() - began) / 1_000);
    });
    if (span) span.within(next);
    else next();
  };
}
