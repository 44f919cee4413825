import http from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { completeEnvironment } from "@/lib/platform/env";
import { clientAddress, isForwardedSecure } from "./client-request";
import { findClient, forwarderProof, PROOF_HEADER, settleForwarded } from "./forwarded";
import { guarded } from "./guarded";
import { networkOf } from "./network";
import { cookieName } from "./site";

withTestDatabase();

const server = http.createServer((request, response) =>
  guarded((_, answer) => {
    const headers = new Headers(request.headers as Record<string, string>);
    answer.setHeader("content-type", "application/json").end(
      JSON.stringify({
        address: clientAddress(headers),
        secure: isForwardedSecure(headers),
        host: headers.get("x-forwarded-host"),
        proof: headers.get(PROOF_HEADER),
      }),
    );
  })(request, response, () => {}),
);
beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => server.close());
afterEach(() =>
  completeEnvironment({ AISLE_TRUSTED_PROXIES: "", NEXTAUTH_URL: "", AISLE_HSTS_SUBDOMAINS: "" }),
);

/** By Node itself: `fetch` would not send what only browsers may write. */
async function send(headers: Record<string, string> = {}, { method = "GET", path = "/account" } = {}) {
  const { port } = server.address() as AddressInfo;
  const request = http.request({ port, host: "127.0.0.1", method, path, headers }).end();
  const answer = await new Promise<http.IncomingMessage>((resolve) => request.once("response", resolve));
  return {
    status: answer.statusCode,
    headers: answer.headers,
    body: JSON.parse(await text(answer)) as Record<string, unknown>,
  };
}

const CLAIMS = {
  "x-forwarded-for": "203.0.113.7",
  "x-forwarded-proto": "https",
  "x-forwarded-host": "evil.example",
  "x-real-ip": "203.0.113.7",
};

describe("where a request comes from", () => {
  it("is what the socket says, whatever a client writes", async () => {
    const { body } = await send(CLAIMS);
    expect(body).toEqual({ address: "127.0.0.1", secure: false, host: null, proof: null });
  });

  it("is what a trusted proxy says", async () => {
    completeEnvironment({ AISLE_TRUSTED_PROXIES: "10.0.0.0/8, 127.0.0.1" });
    const { body } = await send({ ...CLAIMS, "x-forwarded-for": "198.51.100.1, 203.0.113.7, 10.2.3.4" });
    expect(body).toMatchObject({ address: "203.0.113.7", secure: true, host: "evil.example" });
  });

  it("is what a program says that knows the shop's secret, which goes no further", async () => {
    const { body } = await send({ ...CLAIMS, [PROOF_HEADER]: forwarderProof() });
    expect(body).toMatchObject({ address: "203.0.113.7", proof: null });
    const guessed = await send({ ...CLAIMS, [PROOF_HEADER]: "0".repeat(64) });
    expect(guessed.body).toMatchObject({ address: "127.0.0.1", proof: null });
  });

  it.each([
    ["nobody is trusted", "192.0.2.1", "203.0.113.7", [], "192.0.2.1"],
    ["the way ends at the first stranger", "10.0.0.1", "6.6.6.6, 203.0.113.7", ["10.0.0.0/8"], "203.0.113.7"],
    ["every hop is trusted", "10.0.0.1", "10.0.0.9, 10.0.0.2", ["10.0.0.0/8"], "10.0.0.9"],
    ["a hop is no address", "10.0.0.1", "unknown, 10.0.0.2", ["10.0.0.0/8"], "10.0.0.2"],
    ["a hop has a port", "::ffff:10.0.0.1", "203.0.113.7:4711", ["10.0.0.0/8"], "203.0.113.7"],
    ["they speak IPv6", "fd00::1", "[2001:db8::5]:443", ["fd00::/8"], "2001:db8::5"],
    [
      "an IPv4 machine does not stand for an IPv6 one",
      "2001:db8::1",
      "203.0.113.7",
      ["0.0.0.0/0"],
      "2001:db8::1",
    ],
  ])("is found where %s", (_, socket, forwarded, trusted, client) => {
    expect(findClient(socket, forwarded, trusted)).toBe(client);
  });

  it("is written for a request without any header, too", () => {
    const incoming = { headers: {}, socket: { remoteAddress: "::ffff:192.0.2.9" } } as http.IncomingMessage;
    settleForwarded(incoming);
    expect(incoming.headers).toEqual({ "x-forwarded-for": "192.0.2.9", "x-forwarded-proto": "http" });
  });

  it("belongs to a network of 256 addresses, or of a household's and its neighbours'", () => {
    expect(["192.0.2.9", "::ffff:192.0.2.77", "2001:db8:1:2::3", "nonsense"].map(networkOf)).toEqual([
      "192.0.2",
      "192.0.2",
      "2001:db8:1",
      "unknown",
    ]);
  });
});

describe("an answer", () => {
  it("may be used by the shop's own pages alone, but for what other sites are given", async () => {
    const policies = await Promise.all(
      ["/", "/pictures/uploads/a.webp", "/carousel.js?v=1", "/api/recommend"].map(async (path) => {
        return (await send({}, { path })).headers["cross-origin-resource-policy"];
      }),
    );
    expect(policies).toEqual(["same-origin", "cross-origin", "cross-origin", "same-origin"]);
  });

  it("binds browsers to https where the shop has it, and hosts below it where that is wanted", async () => {
    expect((await send()).headers).not.toHaveProperty("strict-transport-security");
    completeEnvironment({ NEXTAUTH_URL: "https://shop.example" });
    expect((await send()).headers["strict-transport-security"]).toBe("max-age=31536000");
    completeEnvironment({ AISLE_HSTS_SUBDOMAINS: "on" });
    expect((await send()).headers["strict-transport-security"]).toBe("max-age=31536000; includeSubDomains");
  });
});

describe("a write", () => {
  const host = "shop.example";
  it.each([
    ["the shop's own page", { "sec-fetch-site": "same-origin", origin: "http://shop.example" }, 200],
    ["an old browser's own page", { origin: "http://shop.example" }, 200],
    ["a program", {}, 200],
    ["a page of another site", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }, 403],
    [
      "a page of a neighbouring host",
      { "sec-fetch-site": "same-site", origin: "http://blog.shop.example" },
      403,
    ],
    ["a neighbour that hides its origin", { "sec-fetch-site": "same-site" }, 403],
    ["an old browser's page of another port", { origin: "http://shop.example:8080" }, 403],
    ["a page without an origin", { "sec-fetch-site": "same-origin", origin: "null" }, 403],
  ])("of %s is let through or not, to pages and to the sign-in", async (_, headers, status) => {
    for (const path of ["/account", "/api/auth/callback/credentials"]) {
      const answer = await send({ host, ...headers } as Record<string, string>, { method: "POST", path });
      expect(answer.status).toBe(status);
    }
  });

  it("of the same host without TLS is a stranger's where the shop has TLS", async () => {
    completeEnvironment({ NEXTAUTH_URL: "https://shop.example" });
    const statusOf = async (origin: string) => (await send({ host, origin }, { method: "POST" })).status;
    expect([await statusOf("http://shop.example"), await statusOf("https://shop.example")]).toEqual([
      403, 200,
    ]);
  });

  it("to the API is judged there, where origins may be listed", async () => {
    const headers = { host, "sec-fetch-site": "cross-site", origin: "https://evil.example" };
    expect((await send(headers, { method: "POST", path: "/api/interactions" })).status).toBe(200);
  });
});

it("a cookie is for one host by TLS alone, where the shop has TLS", () => {
  expect(cookieName("aisle_shopper")).toBe("aisle_shopper");
  completeEnvironment({ NEXTAUTH_URL: "https://shop.example" });
  expect(cookieName("aisle_shopper")).toBe("__Host-aisle_shopper");
});
