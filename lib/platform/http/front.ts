import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { Answer } from "./answer";
import type { Endpoint } from "./endpoint";
import { awaitTurn, mayEnter } from "./gate";
import { readRendering, RENDERING_HEADER } from "./own-rendering";
import { guardPages, type Listener } from "./page-guard";
import { PlainRequest } from "./plain-request";
import { untilOthersAreReady } from "./send-together";

/**
 * The endpoints that are asked most, answered before Next sees the request: they are the very functions that are mounted as
 * route handlers, and the way to them through the framework costs more than most of them do.
 */

/** An endpoint and its address: `/api/similar/[product]`; only the last part may stand for anything. */
export interface Mount {
  path: string;
  endpoint: Endpoint;
}

/** Smaller answers are sent as they are. */
const LEAST_COMPRESSED = 1_024;
const compress = promisify(gzip);
/** Speed before size: an answer is compressed for one reader. */
const LEVEL = 1;

/** Which endpoint a path is that of, with its parameters; null: it is none of these. */
export type Router = (path: string) => { endpoint: Endpoint; params: Record<string, string> } | null;

/** Finds mounts by path. A path with a trailing slash, or an empty last part, is none of them. */
export function createRouter(mounts: readonly Mount[]): Router {
  const fixed = new Map<string, Endpoint>();
  const open = new Map<string, { endpoint: Endpoint; name: string }>();
  for (const { path, endpoint } of mounts) {
    const [, before = "", name] = /^(.*\/)\[(\w+)\]$/.exec(path) ?? [];
    if (name === undefined) fixed.set(path, endpoint);
    else open.set(before, { endpoint, name });
  }
  return (path) => {
    const exact = fixed.get(path);
    if (exact) return { endpoint: exact, params: {} };
    const slash = path.lastIndexOf("/") + 1;
    const found = open.get(path.slice(0, slash));
    if (!found || slash === path.length) return null;
    return { endpoint: found.endpoint, params: { [found.name]: decodeURIComponent(path.slice(slash)) } };
  };
}

function pathOf(address: string): string {
  const end = address.indexOf("?");
  return end < 0 ? address : address.slice(0, end);
}

function toMethod(method = "GET"): keyof Endpoint | null {
  if (method === "HEAD") return "GET";
  const known = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
  return known.find((one) => one === method) ?? null;
}

/** Writes an answer to a socket, compressed where that pays and is understood. */
export async function sendAnswer(
  answer: Answer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { status, headers, body } = answer;
  if (body instanceof ReadableStream) {
    response.writeHead(status, headers);
    Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]).pipe(response);
    return;
  }
  let whole = body;
  const isLarge = body !== null && body.length >= LEAST_COMPRESSED;
  if (isLarge) headers.vary = headers.vary ? `${headers.vary}, Accept-Encoding` : "Accept-Encoding";
  if (isLarge && /\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""))) {
    whole = await compress(body, { level: LEVEL });
    headers["content-encoding"] = "gzip";
  }
  if (whole !== null) headers["content-length"] = String(Buffer.byteLength(whole));
  await untilOthersAreReady();
  response.writeHead(status, headers).end(request.method === "HEAD" ? null : whole);
}

/** Answers what is a page it keeps, or has it made by `next`; false: the request is not one for it. */
export type ServePage = (request: IncomingMessage, response: ServerResponse, next: Listener) => boolean;

/** Whether this process asks itself for a page, on behalf of somebody whom it has let in. */
const isOwnRendering = ({ headers }: IncomingMessage) =>
  readRendering(headers[RENDERING_HEADER] as string | undefined) !== null;

/** A listener that answers what `mounts` and the kept pages have, and hands everything else on to `next`. */
export function createFront(mounts: readonly Mount[], servePage: ServePage = () => false) {
  const find = createRouter(mounts);
  return (request: IncomingMessage, response: ServerResponse, next: Listener): void => {
    const others = guardPages(next);
    if (isOwnRendering(request)) return awaitTurn(request, response, () => others(request, response));
    if (servePage(request, response, others)) return;
    if (!mayEnter(request, response)) return;
    const method = toMethod(request.method);
    const found = method && find(pathOf(request.url ?? ""));
    if (!method || !found) return awaitTurn(request, response, () => others(request, response));
    const { endpoint, params } = found;
    const answering = endpoint[method].handle(new PlainRequest(request), Promise.resolve(params));
    // Only the socket can fail now, and then nobody is there to be told.
    answering.then((answer) => sendAnswer(answer, request, response)).catch(() => response.destroy());
  };
}
