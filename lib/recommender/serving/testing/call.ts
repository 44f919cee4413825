import type { EndpointHandler } from "@/lib/platform/http/endpoint";
import type { RouteHandler } from "@/lib/platform/http/route";
import { callMounted } from "@/lib/platform/http/testing/mount";
import { checkAnswer } from "@/lib/platform/http/testing/check-answer";
import { formatShopperCookie } from "@/lib/shop/shoppers/shopper-cookie";

type Handler = RouteHandler & Partial<EndpointHandler>;

export interface CallOptions {
  shopper?: string;
  key?: string;
  params?: Record<string, string>;
  /** POST when there is a body, else GET, unless it is said here. */
  method?: string;
  /** Sent as JSON unless it is text already. */
  body?: unknown;
  headers?: Record<string, string>;
}

/** What an answer holds, its body parsed when it is JSON. */
export interface Called {
  status: number;
  headers: Headers;
  // Tests read answers of many shapes.
  body: Record<string, unknown>;
}

/** Calls a route handler as Next would, or the plain listener, whichever this run is about. Throws when the answer is none that its endpoint declares. */
export async function call(handler: Handler, url: string, options: CallOptions = {}): Promise<Called> {
  const { shopper, key, params = {}, body, method, headers } = options;
  const text = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
  const request = new Request(new URL(url, "http://shop.test"), {
    method: method ?? (text === undefined ? "GET" : "POST"),
    body: text,
    headers: {
      ...(text === undefined ? {} : { "content-type": "application/json" }),
      ...(shopper ? { cookie: formatShopperCookie(shopper, false).split(";")[0] ?? "" } : {}),
      ...(key ? { authorization: `Bearer ${key}` } : {}),
      ...headers,
    },
  });
  const response = await callMounted(handler, request, params);
  const answer = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json");
  const parsed = isJson ? (JSON.parse(answer) as Record<string, unknown>) : { text: answer };
  checkAnswer(handler, response, isJson ? parsed : answer);
  return { status: response.status, headers: response.headers, body: parsed };
}
