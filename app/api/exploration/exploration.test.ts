import { beforeAll, expect, it } from "vitest";
import { createApiKey } from "@/lib/shop/auth/api-keys";
import { checkHealth } from "@/lib/recommender/health/check-health";
import { call } from "@/lib/recommender/serving/testing/call";
import { withTestShop } from "@/lib/recommender/serving/testing/test-shop";
import { GET } from "./route";

withTestShop();
let reader: string;
beforeAll(async () => {
  reader = await createApiKey("Watcher", ["jobs:read"]);
});

it("is for admins and keys that may watch jobs, and 404 until somebody has looked", async () => {
  expect((await call(GET, "/api/exploration", { key: "aisle_00000000_wrong" })).status).toBe(401);
  const other = await createApiKey("Till", ["interactions:write"]);
  expect((await call(GET, "/api/exploration", { key: other })).status).toBe(403);
  expect((await call(GET, "/api/exploration", { key: reader })).status).toBe(404);
});

it("is the page of the newest look, in which nothing may run", async () => {
  await checkHealth({ source: "asked" });
  const headers = { authorization: `Bearer ${reader}` };
  const answer = await GET(new Request("http://shop.test/api/exploration", { headers }), {
    params: Promise.resolve({}),
  });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
  const page = await answer.text();
  expect(page).toContain("<h1>What is in the data: This shop</h1>");
  expect(page).toContain("<dd>2,880</dd>");
});
