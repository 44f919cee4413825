import "server-only";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { isAppError, messageOf } from "@/lib/platform/errors";
import { settleForwarded } from "@/lib/platform/http/forwarded";
import { collectMetrics } from "@/lib/platform/http/metrics";
import { PlainRequest } from "@/lib/platform/http/plain-request";
import { PROBLEMS } from "@/lib/platform/http/problem";
import { metricsCollector } from "@/lib/shop/auth/rights";
import { getLog } from "@/lib/platform/log";

/** Who collects sends a few lines at once: whoever does not is somebody else, and holds nothing for long. */
const LIMITS = { headersTimeout: 2_000, requestTimeout: 5_000, connectionsCheckingInterval: 500 };

function answer(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { "content-type": type, "cache-control": "no-store" }).end(text);
}

async function listener(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const plain = "text/plain; charset=utf-8";
  if (request.url === "/live") return answer(response, 200, plain, "ok\n");
  if (request.url !== "/metrics") return answer(response, 404, plain, "There is /live and /metrics.\n");
  settleForwarded(request);
  try {
    await metricsCollector.admit(new PlainRequest(request), {});
  } catch (error) {
    if (!isAppError(error)) throw error;
    const { status } = PROBLEMS[error.code];
    if (status === 401) response.setHeader("www-authenticate", "Bearer");
    return answer(response, status, plain, `${error.message}\n`);
  }
  const { text, contentType } = await collectMetrics();
  answer(response, 200, contentType, text);
}

/**
 * Lets whoever collects figures ask a process that serves nothing else: `/metrics` with METRICS_TOKEN, and `/live`, which
 * answers while the process does. Throws when the port is taken.
 */
export async function serveMetrics(port: number): Promise<Server> {
  const server = createServer(LIMITS, (request, response) => {
    listener(request, response).catch((error: unknown) => {
      getLog("metrics").error({ error: messageOf(error) }, "cannot tell figures");
      response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, resolve);
  });
  return server;
}
