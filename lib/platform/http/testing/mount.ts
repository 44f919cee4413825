import http from "node:http";
import type { AddressInfo } from "node:net";
import { inject } from "vitest";
import type { EndpointHandler } from "../endpoint";
import { sendAnswer } from "../front";
import { PlainRequest } from "../plain-request";
import type { RouteHandler } from "../route";

declare module "vitest" {
  interface ProvidedContext {
    /** How handlers are called: as Next does, or over a socket through the plain listener. */
    mount: "next" | "plain";
  }
}

type Handler = RouteHandler & Partial<EndpointHandler>;

/** Sends `request` to one handler over a socket, through the listener that stands before Next. */
async function callOverSocket(
  handle: EndpointHandler["handle"],
  request: Request,
  params: Record<string, string>,
): Promise<Response> {
  const server = http.createServer((incoming, response) => {
    const answering = handle(new PlainRequest(incoming), Promise.resolve(params));
    void answering.then((answer) => sendAnswer(answer, incoming, response));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await send(request, (server.address() as AddressInfo).port);
  } finally {
    server.close();
  }
}

/** By hand: `fetch` adds headers of its own, and the tests say what is sent. */
async function send(request: Request, port: number): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const body = request.body === null ? null : Buffer.from(await request.arrayBuffer());
  const headers = Object.fromEntries(request.headers);
  return new Promise((resolve, reject) => {
    const options = { port, host: "127.0.0.1", method: request.method, path: pathname + search, headers };
    const sent = http.request({ ...options, agent: false }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
      incoming.once("error", reject);
      incoming.once("end", () => resolve(toWebResponse(incoming, Buffer.concat(chunks))));
    });
    sent.once("error", reject);
    sent.end(body ?? undefined);
  });
}

function toWebResponse({ statusCode = 0, headers }: http.IncomingMessage, body: Buffer): Response {
  const response = new Response(body.length > 0 ? new Uint8Array(body) : null, { status: statusCode });
  for (const [name, value] of Object.entries(headers)) {
    for (const one of [value ?? []].flat()) response.headers.append(name, one);
  }
  return response;
}

/** Calls a handler by the way this run of the tests is about; those that are not mounted twice always as Next does. */
export function callMounted(
  handler: Handler,
  request: Request,
  params: Record<string, string>,
): Promise<Response> {
  const { handle } = handler;
  if (inject("mount") === "plain" && handle) return callOverSocket(handle, request, params);
  return handler(request, { params: Promise.resolve(params) });
}
