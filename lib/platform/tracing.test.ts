import fs from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { getDb, getPool } from "@/lib/platform/db/client";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { completeEnvironment } from "@/lib/platform/env";
import { createMeter } from "@/lib/platform/http/measure";
import { startTracing, stopTracing } from "./start-tracing";
import { beginSpan, traced } from "./tracing";

withTestDatabase();

const spanSchema = z.object({
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  status: z.object({ code: z.number().optional() }).optional(),
});
const bodySchema = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes: z.array(z.unknown()) }),
      scopeSpans: z.array(z.object({ spans: z.array(spanSchema) })),
    }),
  ),
});
type Sent = z.infer<typeof spanSchema>;

/** A collector, as far as it listens. */
let sent: Sent[] = [];
let text = "";
const collector = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    text = Buffer.concat(chunks).toString("utf8");
    const { resourceSpans } = bodySchema.parse(JSON.parse(text));
    sent.push(...resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)));
    response.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
});
const site = createServer((request, response) =>
  createMeter(() => "/products/[slug]")(request, response, () => {
    void traced("recommend", async () => {
      await getDb().product.count();
      await getPool().query("select $1::text as secret", ["hidden"]);
      await traced("fails", () => Promise.reject(new Error("no"))).catch(() => {});
    }).finally(() => response.writeHead(200).end());
  }),
);
const listen = (server: typeof site) =>
  new Promise<string>((resolve) => {
    server.listen(0, "127.0.0.1", () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    );
  });
let endpoint = "";
let address = "";

beforeAll(async () => {
  endpoint = await listen(collector);
  address = await listen(site);
});
beforeEach(() => {
  sent = [];
});
afterAll(async () => {
  await stopTracing();
  for (const server of [collector, site]) {
    server.closeAllConnections();
    server.close();
  }
});

async function visit(): Promise<void> {
  await (await fetch(`${address}/products/a`)).text();
}

describe("tracing", () => {
  it("does nothing, and loads nothing, while nobody collects", async () => {
    await startTracing("aisle-test");
    expect(beginSpan("nothing")).toBeNull();
    const work = Promise.resolve(7);
    expect(traced("nothing", () => work)).toBe(work);
    const users = ["app", "bin", "components", "lib"]
      .flatMap((folder) =>
        fs.readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => `${folder}/${file}`),
      )
      .filter((file) => /(?<!\.test)\.tsx?$/.test(file))
      .filter((file) => /from "@opentelemetry\//.test(fs.readFileSync(file, "utf8")));
    expect(users).toEqual(["lib/platform/otlp-tracing.ts"]);
    expect(fs.readFileSync("lib/platform/tracing.ts", "utf8")).not.toMatch(/^import .*otlp-tracing/m);
  });

  it("sends requests with what was done for them, and no value of a statement", async () => {
    completeEnvironment({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint });
    await startTracing("aisle-test");
    await visit();
    await expect
      .poll(() => sent.map(({ name }) => name), { timeout: 5_000 })
      .toContain("GET /products/[slug]");
    const named = (name: string) => sent.find((span) => span.name === name);
    const request = named("GET /products/[slug]");
    const recommend = named("recommend");
    const statements = sent.filter(({ name }) => name.startsWith("sql select"));
    expect(request?.parentSpanId ?? "").toBe("");
    expect(recommend?.parentSpanId).toBe(request?.spanId);
    expect(statements.length).toBeGreaterThanOrEqual(2);
    for (const { parentSpanId } of statements) expect(parentSpanId).toBe(recommend?.spanId);
    expect(named("fails")?.status?.code).toBe(2);
    expect(text).toContain("aisle-test");
    expect(text).toContain("as secret");
    expect(text).not.toContain("hidden");
    await stopTracing();
  });

  it("sends what waits when it ends, and nothing after", async () => {
    await startTracing("aisle-test");
    traced("last", () => 1);
    await stopTracing();
    expect(sent.map(({ name }) => name)).toEqual(["last"]);
    traced("late", () => 1);
    await visit();
    expect(sent.map(({ name }) => name)).toEqual(["last"]);
  });
});
