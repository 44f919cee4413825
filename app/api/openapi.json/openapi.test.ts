import fs from "node:fs";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { beforeAll, describe, expect, it } from "vitest";
import type { EndpointHandler } from "@/lib/platform/http/endpoint";
import type { OpenApiDocument } from "@/lib/platform/http/openapi";
import { call } from "@/lib/recommender/serving/testing/call";
import { PLACEMENTS } from "@/lib/recommender/strategies/placements";
import { collectOperations, UNDOCUMENTED } from "./collect-operations";
import { GET } from "./route";

interface Operation {
  operationId: string;
  parameters: { name: string; in: string; schema: object; required: boolean }[];
  security: Record<string, string[]>[];
  "x-scopes"?: Record<string, string[]>;
  responses: Record<string, unknown>;
  description?: string;
}

let document: OpenApiDocument & { paths: Record<string, Record<string, Operation>> };
beforeAll(async () => {
  // By itself first: its error says which file is wrong.
  await collectOperations();
  const { body } = await call(GET, "/api/openapi.json");
  document = body as unknown as typeof document;
});

/** Every file below app/api that Next would take for a route. */
const routeFiles = fs
  .readdirSync("app/api", { recursive: true, encoding: "utf8" })
  .filter((file) => /(^|\/)route\.(tsx?|jsx?|mjs|cjs)$/.test(file))
  .map((file) => `/app/api/${file}`);
const documented = routeFiles.filter((file) => !(file in UNDOCUMENTED));

const toPath = (file: string) =>
  file.slice("/app".length, -"/route.ts".length).replaceAll("[", "{").replaceAll("]", "}");

/** The methods a route has, as its own answer to OPTIONS says. */
async function methodsOf(file: string): Promise<string[]> {
  const { OPTIONS } = (await import(/* @vite-ignore */ `../../..${file}`)) as { OPTIONS: EndpointHandler };
  const request = new Request("http://shop.test/", { method: "OPTIONS" });
  const answer = await OPTIONS(request, { params: Promise.resolve({}) });
  const allowed = answer.headers.get("allow")?.split(", ") ?? [];
  return allowed.filter((method) => method !== "HEAD" && method !== "OPTIONS");
}

describe("the OpenAPI document", () => {
  it("lists every route with every method, and nothing else", async () => {
    const there = await Promise.all(
      documented.map(async (file) => (await methodsOf(file)).map((method) => `${method} ${toPath(file)}`)),
    );
    const listed = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(listed.length).toBeGreaterThan(15);
    expect(listed.sort()).toEqual(there.flat().sort());
  });

  it("leaves out routes that exist, for a reason", () => {
    for (const [file, reason] of Object.entries(UNDOCUMENTED)) {
      expect(routeFiles).toContain(file);
      expect(reason).toMatch(/\w+ \w+/);
    }
  });

  it("is not made while a route has handlers of another kind, or leaves some out", async () => {
    const route = await import("../jobs/route");
    const collect = (module: object) =>
      collectOperations({ "/app/api/(more)/x/[y]/route.ts": async () => ({ ...module }) });
    expect((await collect(route)).map(({ path }) => path)).toEqual(["/api/x/{y}"]);
    const POST = async () => new Response();
    await expect(collect({ ...route, POST })).rejects.toThrow("does not export the POST");
    await expect(collect({ ...route, PATCH: undefined })).rejects.toThrow("the PATCH");
  });

  it("passes a strict linter", async () => {
    const config = await createConfig({
      extends: ["recommended-strict"],
    });
    const problems = await lintFromString({ source: JSON.stringify(document), config });
    const complaints = problems.map(
      ({ ruleId, message, location }) => `${ruleId} ${location[0]?.pointer}: ${message}`,
    );
    expect(complaints).toEqual([]);
  });

  it("is 3.1, and every reference in it leads somewhere", () => {
    expect(document.openapi).toBe("3.1.0");
    const references = JSON.stringify(document).match(/"\$ref":"[^"]+"/g) ?? [];
    expect(references.length).toBeGreaterThan(50);
    for (const reference of references) {
      const [, kind = "", name = ""] = /#\/components\/(\w+)\/([\w-]+)"$/.exec(reference) ?? [reference];
      expect(Object.keys(document.components[kind as "schemas"] ?? {})).toContain(name);
    }
    expect(JSON.stringify(document)).not.toContain("$defs");
  });

  it("names the parameters of each path, and only those", () => {
    for (const [path, methods] of Object.entries(document.paths)) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const { parameters } of Object.values(methods)) {
        const declared = parameters.filter((parameter) => parameter.in === "path");
        expect(declared.map(({ name }) => name)).toEqual(inPath);
      }
    }
  });

  it("says what the parameters of a recommendation may be", () => {
    const parameters = document.paths["/api/recommend"]?.get?.parameters ?? [];
    const placement = parameters.find((parameter) => parameter.name === "placement");
    expect(placement?.required).toBe(true);
    expect(JSON.stringify(placement?.schema)).toContain(JSON.stringify(PLACEMENTS));
    expect(parameters.find((parameter) => parameter.name === "k")?.schema).toMatchObject({
      minimum: 1,
      maximum: 100,
      default: 12,
    });
  });

  it("limits what a publishable key may ask for, wherever it is welcome", () => {
    const all = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    const open = all.filter(({ security }) => security.some((one) => "publishableKey" in one));
    expect(open.length).toBeGreaterThan(8);
    for (const { operationId, responses, description } of open) {
      expect(Object.keys(responses), operationId).toContain("429");
      expect(description, operationId).toMatch(/At most [\d,]+ .* in \d+ seconds\./);
    }
  });

  it("says who may call, what may be answered and how often", () => {
    const job = document.paths["/api/jobs/{id}/cancel"]?.post;
    expect(job?.security).toEqual([{ apiKey: [] }, { adminSession: [] }]);
    expect(job?.["x-scopes"]).toEqual({ apiKey: ["jobs:write"] });
    expect(job?.description).toContain("Only with apiKey (jobs:write) or adminSession.");
    expect(Object.keys(job?.responses ?? {})).toEqual([
      "200",
      "400",
      "401",
      "403",
      "404",
      "409",
      "431",
      "500",
      "503",
      "507",
    ]);
    const interactions = document.paths["/api/interactions"]?.post;
    expect(interactions?.security).toEqual([{ apiKey: [] }, { publishableKey: [] }, { shopper: [] }, {}]);
    expect(interactions?.["x-scopes"]).toEqual({ apiKey: ["interactions:write"] });
    expect(interactions?.description).toContain("At most 1200 interactions of a shopper in 60 seconds.");
    expect(document.paths["/api/health/live"]?.get?.security).toEqual([]);
  });
});
