import { afterAll, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { AppError } from "@/lib/platform/errors";
import { jsonAnswer } from "./answer";
import { closeListedOrigins } from "./listed-origins";
import { answering, mountInNext } from "./route";

// Which origins are listed is read from there.
withTestDatabase();
afterAll(closeListedOrigins);

const context = { params: Promise.resolve({}) };
const ask = (answer: () => Promise<unknown>, init?: RequestInit) => {
  const handler = mountInNext(answering(async () => jsonAnswer(200, await answer())));
  return handler(new Request("http://shop.test/api/x", init), context);
};
const failWith = (error: unknown) => ask(() => Promise.reject(error));

describe("a route", () => {
  it("keeps browsers from taking the answer for something else", async () => {
    const { status, headers } = await ask(async () => ({ fine: true }));
    expect(status).toBe(200);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("keeps the request id it is given when that is harmless, and makes one otherwise", async () => {
    const idFor = async (given: string) => {
      const answer = await ask(async () => ({}), { headers: { "x-request-id": given } });
      return answer.headers.get("x-request-id");
    };
    expect(await idFor("trace-12345678")).toBe("trace-12345678");
    expect(await idFor("<script>alert(1)</script>")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("refuses what another site's page sends, and lets it read", async () => {
    const headers = { "sec-fetch-site": "cross-site" };
    expect((await ask(async () => ({}), { method: "POST", headers })).status).toBe(403);
    expect((await ask(async () => ({}), { method: "GET", headers })).status).toBe(200);
  });

  it.each([
    [
      "a page of a neighbouring host",
      { "sec-fetch-site": "same-site", origin: "https://blog.shop.test" },
      403,
    ],
    ["a page of a neighbouring host that hides its origin", { "sec-fetch-site": "same-site" }, 403],
    ["a page that says no more than its origin", { origin: "https://elsewhere.example" }, 403],
    ["a page without an origin", { origin: "null" }, 403],
    ["a program with a key", { origin: "app://till", authorization: "Bearer aisle_x" }, 200],
    ["the shop's own page", { origin: "http://shop.test" }, 200],
    [
      "the shop's own page behind a proxy",
      { "sec-fetch-site": "same-origin", origin: "https://x.test" },
      200,
    ],
    ["a program", {}, 200],
  ])("lets %s change something or not", async (_, headers, status) => {
    expect((await ask(async () => ({}), { method: "POST", headers })).status).toBe(status);
  });
});

describe("what goes wrong in a route", () => {
  it("is told by its code when it was to be expected", async () => {
    const answer = await failWith(new AppError("conflict", "Sold out."));
    expect([answer.status, await answer.json()]).toMatchObject([
      409,
      { code: "conflict", title: "Sold out." },
    ]);
  });

  it("is 503 when the database is away, whichever query found out", async () => {
    const away = Object.assign(new Error("connect ECONNREFUSED 10.1.2.3:5432"), { code: "ECONNREFUSED" });
    const answer = await failWith(away);
    expect(answer.status).toBe(503);
    expect(await answer.text()).not.toContain("10.1.2.3");
  });

  it("is not told outside when it is a bug", async () => {
    const answer = await failWith(new Error("relation users has no column secret"));
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain("secret");
  });
});
