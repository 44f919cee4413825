import { formatShopperCookie } from "@/lib/shop/shoppers/shopper-cookie";

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

export interface CallOptions {
  shopper?: string;
  key?: string;
  params?: Record<string, string>;
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

/** Calls a route handler as Next would. */
export async function call(handler: Handler, url: string, options: CallOptions = {}): Promise<Called> {
  const { shopper, key, params = {}, body, headers } = options;
  const text = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
  const request = new Request(new URL(url, "http://shop.test"), {
    method: text === undefined ? "GET" : "POST",
    body: text,
    headers: {
      ...(text === undefined ? {} : { "content-type": "application/json" }),
      ...(shopper ? { cookie: formatShopperCookie(shopper, false).split(";")[0] ?? "" } : {}),
      ...(key ? { authorization: `Bearer ${key}` } : {}),
      ...headers,
    },
  });
  const response = await handler(request, { params: Promise.resolve(params) });
  const answer = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json");
  return {
    status: response.status,
    headers: response.headers,
    body: isJson ? (JSON.parse(answer) as Record<string, unknown>) : { text: answer },
  };
}
