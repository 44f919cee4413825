import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { randomId, uuidv7 } from "@/lib/platform/ids";
import { createRouter } from "@/lib/platform/http/front";
import { formatShopperCookie } from "@/lib/shop/shoppers/shopper-cookie";
import { withTestShop } from "@/lib/recommender/serving/testing/test-shop";
import { front, FRONT } from "./front";

const shop = withTestShop();
let base = "";
const server = http.createServer((request, response) =>
  front(request, response, () => response.writeHead(299).end("the framework's")),
);
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const cookieOf = (shopper: string) => formatShopperCookie(shopper, false).split(";")[0] ?? "";

/** The same request by both ways, with what is new in every answer taken out. */
async function askBoth(path: string, init: RequestInit = {}) {
  const headers = { cookie: cookieOf(shopper), ...init.headers };
  const find = createRouter(FRONT);
  const found = find(path.split("?")[0] ?? "");
  const method = (init.method ?? "GET") as "GET" | "POST" | "PUT" | "DELETE";
  if (!found) throw new Error(`${path} is not mounted.`);
  const request = new Request(new URL(path, "http://127.0.0.1"), { ...init, headers });
  const byNext = await found.endpoint[method](request, { params: Promise.resolve(found.params) });
  const byFront = await fetch(base + path, { ...init, headers });
  return Promise.all([byNext, byFront].map(describeAnswer));
}

const shopper = randomId();
const OURS = [
  "content-type",
  "cache-control",
  "x-content-type-options",
  "allow",
  "set-cookie",
  "retry-after",
];

async function describeAnswer(answer: Response) {
  const text = (await answer.text())
    .replace(/"(token|cursor)":"[^"]+"/g, '"$1":""')
    .replace(/"requestId":"[^"]+"/g, '"requestId":""');
  const headers = Object.fromEntries(OURS.map((name) => [name, answer.headers.get(name)]));
  return { status: answer.status, headers, text };
}

describe("before the framework", () => {
  const json = { "content-type": "application/json" };
  it.each<[string, RequestInit?]>([
    ["/api/recommend?placement=home.trending&placement=home.new&k=5"],
    ["/api/recommend?placement=nowhere"],
    ["/api/recommend?k=0"],
    ["/api/recommend", { method: "POST", body: "{}", headers: json }],
    ["/api/recommend", { method: "DELETE" }],
    ["/api/similar/prd_1?k=3"],
    ["/api/similar/nothing"],
    ["/api/similar/caf%C3%A9"],
    ["/api/recommend/11111111-1111-4111-8111-111111111111?placement=home.new"],
    ["/api/search?q=product&limit=3"],
    ["/api/search"],
    ["/api/search/suggestions?q=prod"],
    ["/api/interactions", { method: "POST", body: "{", headers: json }],
    [
      "/api/interactions",
      { method: "POST", body: '{"interactions":[]}', headers: { "content-type": "text/plain" } },
    ],
    ["/api/interactions", { method: "POST", body: '{"interactions":[{}]}', headers: json }],
  ])("%s is answered as behind it", async (path, init) => {
    const [byNext, byFront] = await askBoth(path, init);
    expect(byFront).toEqual(byNext);
  });

  it("what was done there is done, and seen at once", async () => {
    const visitor = randomId();
    const headers = { cookie: cookieOf(visitor), ...json };
    const product = shop.productsOf(2)[0];
    const seen = { id: uuidv7(), kind: "view", product, at: new Date().toISOString() };
    const body = JSON.stringify({ interactions: [seen] });
    const recorded = await fetch(`${base}/api/interactions`, { method: "POST", headers, body });
    expect([recorded.status, await recorded.json()]).toMatchObject([202, { accepted: 1 }]);
    const answer = await fetch(`${base}/api/recommend?placement=home.recently-viewed`, { headers });
    expect(await answer.text()).toContain(`"id":"${product}"`);
  });

  it("long answers are compressed for whoever takes that, and HEAD has no body", async () => {
    const path = `${base}/api/recommend?placement=home.new&k=20`;
    const small = await fetch(path, { headers: { "accept-encoding": "gzip" } });
    expect(small.headers.get("content-encoding")).toBe("gzip");
    expect(JSON.parse(await small.text())).toMatchObject({ lists: [{ placement: "home.new" }] });
    const plain = await fetch(path, { headers: { "accept-encoding": "identity" } });
    expect(plain.headers.get("content-encoding")).toBeNull();
    const head = await fetch(path, { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
  });

  it.each(["/", "/api/jobs", "/api/similar/", "/api/recommend/a/b", "/api/recommendx"])(
    "%s is the framework's",
    async (path) => expect((await fetch(base + path)).status).toBe(299),
  );
});
