import fs from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createMeter } from "./measure";
import { getMetrics } from "./metrics";
import { readPatterns } from "./route-pattern";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-routes-"));
const file = path.join(folder, "routes-manifest.json");
fs.writeFileSync(
  file,
  JSON.stringify({
    staticRoutes: [{ page: "/" }, { page: "/api/recommend" }, { page: "/api/metrics" }],
    dynamicRoutes: [
      { page: "/api/jobs/[id]", regex: "^/api/jobs/([^/]+?)(?:/)?$" },
      { page: "/api/[[...unknown]]", regex: "^/api(?:/(.+?))?(?:/)?$" },
      { page: "/products/[slug]", regex: "^/products/([^/]+?)(?:/)?$" },
    ],
  }),
);
const measure = createMeter(readPatterns(file));
const server = createServer((request, response) => {
  measure(request, response, () => {
    if (request.url === "/hang") return;
    response.writeHead(request.url?.startsWith("/api/jobs") ? 404 : 200).end("yes");
  });
});
let address = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  fs.rmSync(folder, { recursive: true });
});

async function counted(): Promise<Record<string, number>> {
  const { values } = await getMetrics().requestSeconds.get();
  const counts = values.filter(({ metricName }) => metricName?.endsWith("_count"));
  return Object.fromEntries(counts.map(({ labels, value }) => [`${labels.route} ${labels.status}`, value]));
}

it("counts requests under the patterns of routes, and whatever else is asked for under two names", async () => {
  const asked = [
    "/",
    "/products/a",
    "/products/b?x=1",
    "/api/recommend?placement=x",
    "/api/jobs/7",
    "/api/metrics",
  ];
  const strange = Array.from({ length: 50 }, (_, i) => [
    `/api/guess-${i}`,
    `/wp-${i}.php`,
    `/_next/${i}.js`,
  ]).flat();
  for (const each of [...asked, ...strange]) await (await fetch(`${address}${each}`)).text();
  await expect.poll(counted).toEqual({
    "/ 200": 1,
    "/products/[slug] 200": 2,
    "/api/recommend 200": 1,
    "/api/jobs/[id] 404": 1,
    "other 200": 100,
    "files 200": 50,
  });
});

it("counts a request whose client did not wait", async () => {
  await fetch(`${address}/hang`, { signal: AbortSignal.timeout(50) }).catch(() => {});
  await expect.poll(async () => (await counted())["other 499"]).toBe(1);
});
