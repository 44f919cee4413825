import { describe, expect, it } from "vitest";
import { z } from "zod";
import { AppError } from "@/lib/platform/errors";
import { json } from "./body";
import { endpoint, type EndpointHandler, problemsOf } from "./endpoint";
import { operation, reply } from "./operation";
import type { Right } from "./right";

const anybody: Right<null> = {
  credentials: [],
  anonymous: true,
  problems: [],
  admit: async () => ({ caller: null }),
};

/** Lets in who says their name; the answer greets them in a header. */
const named: Right<string, { room: string }> = {
  credentials: [{ scheme: "name", definition: { type: "apiKey", in: "header", name: "x-name" } }],
  anonymous: false,
  problems: ["unauthenticated"],
  async admit(request, { room }) {
    const name = request.headers.get("x-name");
    if (name === null) throw new AppError("unauthenticated", "Who are you?");
    return { caller: `${name} in ${room}`, headers: { "x-greeting": `Hello ${name}` } };
  },
};

interface Sent {
  method?: string;
  params?: object;
  body?: unknown;
  headers?: Record<string, string>;
}

function send(handler: EndpointHandler, url = "/", { method, params = {}, body, headers }: Sent = {}) {
  const request = new Request(new URL(url, "http://shop.test"), {
    method: method ?? (body === undefined ? "GET" : "POST"),
    body: typeof body === "object" ? JSON.stringify(body) : (body as string | undefined),
    headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
  });
  return handler(request, { params: Promise.resolve(params) });
}

describe("an operation", () => {
  const seen: string[] = [];
  const { POST } = endpoint("test-rooms", {
    POST: operation({
      summary: "Takes a number of things into a room.",
      right: named,
      params: z.object({ room: z.string().max(5) }),
      query: z.object({ k: z.coerce.number().int().default(1) }),
      body: json(z.object({ things: z.array(z.string()) }), { maxBytes: 100 }),
      limits: [
        {
          allowance: { name: "test-rooms", points: 3, seconds: 60 },
          counts: "things of somebody",
          keyOf: ({ caller }) => (caller.startsWith("Zed") ? null : caller),
          costOf: ({ body }) => body.things.length,
        },
      ],
      answers: { 200: z.object({ caller: z.string(), k: z.number() }), 409: z.string() },
      handle({ caller, query, body }) {
        seen.push(caller);
        return body.things.length > 0 ? { caller, k: query.k } : reply(409, "nothing", { "x-why": "empty" });
      },
    }),
  });
  const ann = { "x-name": "Ann" };
  const at = (sent: Sent, url?: string) => send(POST, url, { params: { room: "hall" }, ...sent });

  it("gives its handler what was parsed and who was let in, and adds the right's headers", async () => {
    const answer = await at({ body: { things: ["a"] }, headers: ann }, "/?k=7");
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ caller: "Ann in hall", k: 7 });
    expect(answer.headers.get("x-greeting")).toBe("Hello Ann");
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("answers with another status and headers where the handler says so", async () => {
    const answer = await at({ body: { things: [] }, headers: ann });
    expect([answer.status, await answer.json()]).toEqual([409, "nothing"]);
    expect(answer.headers.get("x-why")).toBe("empty");
  });

  it.each([
    ["a path that does not fit", { params: { room: "kitchen" } }, 400],
    ["a query that does not fit", { url: "/?k=many", body: "{" }, 400],
    ["a caller without the right", { body: "x".repeat(200) }, 401],
    ["a body that is too large", { body: "x".repeat(200), headers: ann }, 413],
    ["a body of another type", { body: "a=b", headers: { ...ann, "content-type": "text/plain" } }, 415],
    ["a body that is not JSON", { body: "{", headers: ann }, 400],
    ["a body that does not fit", { body: { things: 1 }, headers: ann }, 400],
    ["too much at once", { body: { things: ["a", "b", "c", "d"] }, headers: ann }, 429],
    ["another site's page", { body: {}, headers: { ...ann, "sec-fetch-site": "cross-site" } }, 403],
  ])(
    "refuses %s before its handler is called",
    async (_, { url, ...sent }: Sent & { url?: string }, status) => {
      seen.length = 0;
      const answer = await at(sent, url);
      expect(answer.status).toBe(status);
      expect(await answer.json()).toMatchObject({ status, requestId: answer.headers.get("x-request-id") });
      expect(seen).toEqual([]);
      expect(answer.headers.get("x-greeting")).toBeNull();
    },
  );

  it("says which field is wrong", async () => {
    const answer = await at({ headers: ann, body: { things: ["a", 2] } });
    expect(await answer.json()).toMatchObject({ code: "invalid", errors: [{ path: "things.1" }] });
  });

  it("does not limit whom a limit is not for", async () => {
    const things = Array.from({ length: 9 }, () => "a");
    expect((await at({ body: { things }, headers: { "x-name": "Zed" } })).status).toBe(200);
  });

  it("knows every problem it can answer with", () => {
    expect(POST.declared && problemsOf(POST.declared)).toEqual([
      "invalid",
      "unauthenticated",
      "forbidden",
      "too_large",
      "unsupported_media_type",
      "rate_limited",
      "unavailable",
      "no_space",
    ]);
  });
});

describe("a body that is not required", () => {
  const { POST } = endpoint("test-optional", {
    POST: operation({
      summary: "Echoes.",
      right: anybody,
      body: json(z.object({ force: z.boolean().default(false) }), { required: false, message: "Not that." }),
      answers: { 200: z.object({ force: z.boolean() }) },
      handle: ({ body }) => body,
    }),
  });

  it("is empty where nothing is sent, and refused where what is sent does not fit", async () => {
    expect(await (await send(POST, "/", { method: "POST" })).json()).toEqual({ force: false });
    expect(await (await send(POST, "/", { body: { force: true } })).json()).toEqual({ force: true });
    const refused = await send(POST, "/", { body: { force: 1 } });
    expect([refused.status, await refused.json()]).toMatchObject([400, { title: "Not that." }]);
  });
});

describe("methods an endpoint does not have", () => {
  const handlers = endpoint("test-methods", {
    GET: operation({
      summary: "Says nothing.",
      right: anybody,
      answers: { 200: z.null() },
      handle: () => null,
    }),
  });

  it("are refused by a problem document that says which there are", async () => {
    const response = await send(handlers.DELETE, "/", { method: "DELETE" });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, HEAD, OPTIONS");
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({
      code: "method_not_allowed",
      requestId: response.headers.get("x-request-id"),
    });
  });

  it("can be asked for", async () => {
    const response = await send(handlers.OPTIONS, "/", { method: "OPTIONS" });
    expect(response.status).toBe(204);
    expect(response.headers.get("allow")).toBe("GET, HEAD, OPTIONS");
  });

  it("declare nothing, while the others say what they are", () => {
    expect(handlers.DELETE.declared).toBeNull();
    expect(handlers.GET.declared).toMatchObject({ id: "getTestMethods", method: "GET" });
  });
});
