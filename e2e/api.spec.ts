import fs from "node:fs";
import { expect, expectProblem, test } from "./fixtures";

const EVENT = "0198f1c0-7a00-7000-8000-000000000001";

test.describe("bad input is a clear 4xx", { tag: "@once" }, () => {
  test("recommendations", async ({ request }) => {
    for (const query of [
      "placement=home.for-you&k=0",
      "placement=home.for-you&k=10000",
      "placement=nowhere",
      "",
    ]) {
      await expectProblem(await request.get(`/api/recommend?${query}`), 400, "invalid");
    }
    await expectProblem(await request.get("/api/similar/prd_999999999"), 404, "not_found");
    await expectProblem(await request.get("/api/similar/%00"), 404, "not_found");
    await expectProblem(await request.get("/api/jobs/not-a-uuid"), 400, "invalid");
  });

  test("addresses and methods that are none", async ({ request }) => {
    await expectProblem(await request.get("/api/nothing/here"), 404, "not_found");
    // Refused by the framework before any of our code, so with its words.
    expect((await request.get("/api/similar/%zz")).status()).toBe(400);
    await expectProblem(await request.delete("/api/recommend"), 405, "method_not_allowed");
    await expectProblem(await request.get("/api/auth/callback/credentials"), 405, "method_not_allowed");
    const headers = { "content-type": "application/json" };
    // As bytes: a string that is not JSON would be sent as a JSON string.
    const data = Buffer.from("{");
    await expectProblem(await request.post("/api/auth/session", { headers, data }), 400, "invalid");
  });

  test("interactions", async ({ request }) => {
    const json = { "content-type": "application/json" };
    const post = (data: string | Buffer, headers = json) =>
      request.post("/api/interactions", { headers, data });
    await expectProblem(await post(Buffer.from("{not json")), 400, "invalid");
    await expectProblem(await post("{}"), 400, "invalid");
    await expectProblem(await post(JSON.stringify({ interactions: [] })), 400, "invalid");
    const view = { id: "x", kind: "view", product: "prd_1", at: new Date().toISOString() };
    const refused = await post(JSON.stringify({ interactions: [view] }));
    expect(refused.status()).toBe(202);
    expect(await refused.json()).toMatchObject({ accepted: 0, rejected: [{ index: 0, code: "invalid_id" }] });
    await expectProblem(await post(Buffer.alloc(5_000_000, " ")), 413, "too_large");
    await expectProblem(await post("a=b", { "content-type": "text/plain" }), 415, "unsupported_media_type");
  });

  test("an event from the future and an unknown product are named, the rest is kept", async ({ page }) => {
    const { request } = page;
    const similar = (await (await request.get("/api/recommend?placement=home.trending&k=1")).json()) as {
      lists: { items: { product: { id: string } }[] }[];
    };
    const product = similar.lists[0]?.items[0]?.product.id;
    const now = Date.now();
    const id = (n: number) => `${crypto.randomUUID().slice(0, 35)}${n}`;
    const at = (offset: number) => new Date(now + offset).toISOString();
    const response = await request.post("/api/interactions", {
      data: {
        interactions: [
          { id: id(1), kind: "view", product, at: at(0), value: 1 },
          { id: id(2), kind: "view", product, at: at(3_600_000), value: 1 },
          { id: id(3), kind: "view", product: "no-such-sku", at: at(0), value: 1 },
        ],
      },
    });
    expect(response.status()).toBe(202);
    const answer = (await response.json()) as {
      accepted: number;
      rejected: { index: number; code: string }[];
    };
    expect(answer.accepted).toBe(1);
    expect(answer.rejected.map(({ index }) => index)).toEqual([1, 2]);
    expect(answer.rejected[1]?.code).toBe("unknown_product");
  });
});

test("the retrain route opens to its secret alone", { tag: "@once" }, async ({ request }) => {
  for (const authorization of ["", "Bearer undefined", "Bearer ", `Bearer ${EVENT}`]) {
    await expectProblem(
      await request.post("/api/cron/retrain", { headers: { authorization } }),
      401,
      "unauthenticated",
    );
  }
});

test("every answer says which request it belongs to", { tag: "@once" }, async ({ request }) => {
  const response = await request.get("/api/health/live", { headers: { "x-request-id": "checkout-42" } });
  expect(response.headers()["x-request-id"]).toBe("checkout-42");
  const contract = (await (await request.get("/api/openapi.json")).json()) as {
    openapi: string;
    paths: object;
  };
  expect(contract.openapi).toMatch(/^3\.1/);
  expect(Object.keys(contract.paths)).toContain("/api/recommend");
  // The build has found every route file; next-auth's and that of unknown addresses are left out.
  const files = fs.readdirSync("app/api", { recursive: true, encoding: "utf8" });
  const routes = files.filter((file) => file.endsWith("route.ts"));
  expect(Object.keys(contract.paths)).toHaveLength(routes.length - 2);
});
