import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { getEnv } from "@/lib/platform/env";
import { serveMetrics } from "@/lib/monitoring/serve-metrics";
import { checkTraces, checkWebMetrics, checkWorkerMetrics } from "./check-monitoring";

withTestDatabase();
const PORT = 39871;
const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

const portOf = (server: Server) => (server.address() as AddressInfo).port;

async function listen(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return portOf(server);
}

describe("the doctor says of a worker's figures", () => {
  it("that they are off, and more loudly where the shop is a public one", async () => {
    expect(await checkWorkerMetrics({ PORT }, undefined)).toMatchObject({ level: "ok" });
    expect(await checkWorkerMetrics({ PORT, NEXTAUTH_URL: "https://shop.example" }, undefined)).toMatchObject(
      {
        level: "warning",
        remedy: expect.stringContaining("AISLE_METRICS_PORT"),
      },
    );
  });

  it("that they are on and protected, that the token is another, that nobody answers", async () => {
    const server = await serveMetrics(0);
    servers.push(server);
    const env = { PORT, AISLE_METRICS_PORT: portOf(server) };
    const { METRICS_TOKEN } = getEnv();
    expect(await checkWorkerMetrics(env, METRICS_TOKEN)).toMatchObject({ level: "ok" });
    expect(await checkWorkerMetrics(env, "n".repeat(40))).toMatchObject({
      level: "warning",
      message: expect.stringContaining("401"),
    });
    server.close();
    expect(await checkWorkerMetrics(env, METRICS_TOKEN)).toMatchObject({
      level: "warning",
      remedy: expect.stringContaining("worker"),
    });
  });

  it("that everybody can read them", async () => {
    const port = await listen((_, response) => response.end("aisle_lists_served_total 1"));
    expect(await checkWebMetrics({ PORT: port }, undefined)).toMatchObject({ level: "problem" });
    expect(await checkWebMetrics({ PORT }, undefined)).toMatchObject({ level: "ok" });
  });
});

describe("the doctor says of traces", () => {
  it("that they are off, taken, not taken, or taken by nobody", async () => {
    expect(await checkTraces({})).toMatchObject({ level: "ok", message: expect.stringContaining("off") });
    let status = 200;
    const port = await listen((request, response) => {
      response.writeHead(request.url === "/v1/traces" && request.method === "POST" ? status : 404).end("{}");
    });
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}` };
    expect(await checkTraces(env)).toMatchObject({ level: "ok", message: expect.stringContaining("on") });
    status = 404;
    expect(await checkTraces(env)).toMatchObject({
      level: "warning",
      message: expect.stringContaining("404"),
    });
    expect(await checkTraces({ OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:9" })).toMatchObject({
      level: "warning",
      remedy: expect.stringContaining("OTEL_EXPORTER_OTLP_ENDPOINT"),
    });
  });
});
