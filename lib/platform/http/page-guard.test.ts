import http, { type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { currentRequest, noteUndone } from "@/lib/platform/request-context";
import { guardPages } from "./page-guard";

/** What stands behind the guard in the next request. */
let page: (request: IncomingMessage, response: ServerResponse) => void;
const server = http.createServer((request, response) => guardPages(page)(request, response));
beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));

async function ask(method: string, path = "/cart", headers: Record<string, string> = {}) {
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

const fails = (write: (response: ServerResponse) => void) => {
  page = (_request, response) => {
    response.setHeader("content-length", 21);
    response.statusCode = 500;
    write(response);
  };
};

describe("what the framework fails at", () => {
  it.each<[string, (response: ServerResponse) => void]>([
    ["at once", (response) => response.end("Internal Server Error")],
    ["with a head", (response) => response.writeHead(500, { "x-a": "b" }).end("Internal Server Error")],
    ["in pieces", (response) => [response.write("Internal "), response.end("Server Error")]],
    ["later", (response) => setTimeout(() => response.end("Internal Server Error"), 5)],
  ])("%s before an action of ours has run is the client's mistake", async (_, write) => {
    fails(write);
    const { status, headers, text } = await ask("POST");
    expect([status, headers.get("content-type")]).toEqual([400, "application/problem+json"]);
    expect(JSON.parse(text)).toMatchObject({ code: "invalid", requestId: headers.get("x-request-id") });
  });

  it("is ours where an action has run, where nothing was sent, and in the API", async () => {
    page = (_request, response) => {
      const request = currentRequest();
      if (request) request.isUnread = false;
      response.writeHead(500).end("Internal Server Error");
    };
    expect((await ask("POST")).status).toBe(500);
    fails((response) => response.end("Internal Server Error"));
    expect(await ask("GET")).toMatchObject({ status: 500, text: "Internal Server Error" });
    expect((await ask("POST", "/api/x")).status).toBe(500);
  });

  it("is said of what could not be written, whatever its page shows", async () => {
    page = (_request, response) => {
      noteUndone();
      response.setHeader("content-type", "text/html");
      response.end("<p>Try again.</p>");
    };
    for (const method of ["POST", "GET"]) {
      const { status, headers, text } = await ask(method);
      expect([status, headers.get("retry-after"), text]).toEqual([503, "1", "<p>Try again.</p>"]);
    }
  });

  it("is over when the database is back, and says so, where that was away", async () => {
    page = (_request, response) => {
      const request = currentRequest();
      if (request) request.isDatabaseAway = true;
      response.writeHead(500, { "content-type": "text/html" }).end("<p>Sorry</p>");
    };
    const { status, headers, text } = await ask("GET");
    expect([status, headers.get("retry-after"), text]).toEqual([503, "1", "<p>Sorry</p>"]);
  });

  it("is not asked by methods that no page knows", async () => {
    fails((response) => response.end("Internal Server Error"));
    const { status, headers } = await ask("PUT");
    expect([status, headers.get("allow")]).toEqual([405, "GET, HEAD, POST, OPTIONS"]);
    expect((await ask("GET", "/search?q=%00")).status).toBe(400);
    for (const path of ["/_next/image?q=x", "/_next/static/x.js", "/_next/data/x/y.json"]) {
      const { status, headers } = await ask("POST", path, { "content-type": "multipart/form-data" });
      expect([status, headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
    }
  });

  it("is not asked for an action in a way that nobody calls one", async () => {
    let asked = 0;
    page = (_request, response) => {
      asked++;
      response.end();
    };
    const type = "application/x-www-form-urlencoded";
    for (const content of [type, `${type}; charset=utf-8`, type.toUpperCase()]) {
      const call = await ask("POST", "/cart", { "next-action": "x".repeat(42), "content-type": content });
      expect(call.status).toBe(400);
    }
    expect(asked).toBe(0);
    expect((await ask("POST", "/cart", { "content-type": type })).status).toBe(200);
    expect((await ask("POST", "/cart", { "next-action": "x", "content-type": "text/plain" })).status).toBe(
      200,
    );
  });

  it("is called as whoever asks calls it, where that is a name", async () => {
    const seen: unknown[] = [];
    page = ({ headers }, response) => {
      seen.push(headers["x-request-id"]);
      response.end();
    };
    const idOf = async (id: string) =>
      (await ask("GET", "/", { "x-request-id": id })).headers.get("x-request-id");
    expect(await idOf("checkout-42")).toBe("checkout-42");
    expect(await idOf("no")).toMatch(/^[\w-]{8,64}$/);
    expect(seen[0]).toBe("checkout-42");
    expect(seen[1]).not.toBe("no");
  });

  it("leaves other answers as they are", async () => {
    page = (_request, response) => {
      response.writeHead(303, { location: "/orders" });
      response.write("a");
      response.end("b");
    };
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/cart`, { method: "POST", redirect: "manual" });
    expect([answer.status, answer.headers.get("location"), await answer.text()]).toEqual([
      303,
      "/orders",
      "ab",
    ]);
  });
});

describe("what a tab says it shows", () => {
  const readable = encodeURIComponent('["",{"children":["cart",{}]}]');
  it.each([
    [readable, readable],
    ["x", undefined],
    ["%", undefined],
    [encodeURIComponent('["",{},null,null,true]'), undefined],
    ["a".repeat(50_000), undefined],
  ])("is passed on where it can be read: %.40s", async (tree, expected) => {
    let seen: unknown = null;
    page = ({ headers }, response) => {
      seen = headers["next-router-state-tree"];
      response.end();
    };
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) =>
      http
        .get({ port, host: "127.0.0.1", headers: { "next-router-state-tree": tree } }, (answer) =>
          answer.resume().once("end", resolve),
        )
        .once("error", resolve),
    );
    if (tree.length < 16_000) expect(seen).toBe(expected);
  });
});
