import { describe, expect, it } from "vitest";
import { listFields } from "./list-fields";
import { QUICK_STARTS } from "./quick-starts";
import { toClient, toCurl, toFetch, toRequest } from "./examples";
import { readOperations } from "./read-operations";
import type { OpenApiDocument } from "@/lib/platform/http/openapi";
import { sampleOf } from "@/lib/platform/http/sample";

const document = {
  openapi: "3.1.0",
  paths: {
    "/api/things/{product}": {
      post: {
        operationId: "postThing",
        tags: ["Things"],
        summary: "Makes one.",
        description: "Only with apiKey (things:write).",
        security: [{ apiKey: [] }],
        "x-scopes": { apiKey: ["things:write"] },
        parameters: [
          { name: "product", in: "path", required: true, schema: { type: "string" } },
          { name: "k", in: "query", required: false, schema: { type: "integer" } },
        ],
        requestBody: {
          content: {
            "application/json": {
              schema: { $ref: "#/components/schemas/Thing" },
              example: { name: "it's", product: "prd_1" },
            },
          },
        },
        responses: { "200": { description: "OK", content: { "application/json": { schema: {} } } } },
      },
    },
  },
  components: {
    schemas: {
      Thing: {
        type: "object",
        properties: {
          name: { type: "string", description: "What it is called." },
          product: { type: "string" },
          parts: { type: "array", items: { $ref: "#/components/schemas/Part" } },
        },
        required: ["name"],
      },
      Part: {
        oneOf: [
          {
            type: "object",
            properties: { kind: { const: "a" }, size: { type: "integer" } },
            required: ["kind", "size"],
          },
          { type: "object", properties: { kind: { enum: ["b", "c"] } }, required: ["kind"] },
        ],
      },
    },
    responses: {},
    headers: {},
    securitySchemes: {},
  },
} satisfies OpenApiDocument;
const { schemas } = document.components;

describe("the reference", () => {
  const [operation] = readOperations(document);
  if (!operation) throw new Error("There is one.");

  it("reads what a call takes and who may make it", () => {
    expect(operation).toMatchObject({ id: "postThing", method: "POST", tag: "Things", anonymous: false });
    expect(operation.access).toEqual([{ scheme: "apiKey", scopes: ["things:write"] }]);
    expect(operation.parameters.map(({ name, place, required }) => [name, place, required])).toEqual([
      ["product", "path", true],
      ["k", "query", false],
    ]);
  });

  it("lists fields within fields, and those of any of several shapes once", () => {
    expect(
      listFields(schemas.Thing, schemas).map(({ name, type, required }) => [name, type, required]),
    ).toEqual([
      ["name", "string", true],
      ["product", "string", false],
      ["parts", "list of object", false],
      ["parts[].kind", "one of a, b, c", true],
      ["parts[].size", "integer", false],
    ]);
  });

  it("samples the least that fits", () => {
    expect(sampleOf(schemas.Thing, schemas)).toEqual({ name: "example" });
    expect(sampleOf({ $ref: "#/components/schemas/Part" }, schemas)).toEqual({ kind: "a", size: 1 });
    expect(sampleOf({ type: "string", format: "date-time" })).toBe("2026-01-31T12:00:00Z");
  });

  it("makes examples that survive a shell and a script", () => {
    const request = toRequest(operation, { product: "A/B" });
    expect(request).toMatchObject({ path: "/api/things/A%2FB", body: { name: "it's", product: "A/B" } });
    expect(toCurl(request, "https://shop.test")).toBe(
      [
        "curl -X POST",
        '-H "authorization: Bearer $AISLE_KEY"',
        '-H "content-type: application/json"',
        `-d '{"name":"it'\\''s","product":"A/B"}'`,
        '"https://shop.test/api/things/A%2FB"',
      ].join(" \\\n  "),
    );
    expect(toFetch(request, "")).toContain("authorization: `Bearer ${process.env.AISLE_KEY}`");
    expect(toClient(operation, request, { product: "A/B" }, "")).toContain(
      'params: { path: {"product":"A/B"} }',
    );
  });
});

describe("quick starts", () => {
  it("stand at addresses of their own and say what each step is for", () => {
    expect(new Set(QUICK_STARTS.map(({ slug }) => slug)).size).toBe(QUICK_STARTS.length);
    for (const { steps } of QUICK_STARTS) {
      expect(steps.length).toBeGreaterThan(3);
      for (const { text } of steps) expect(text).toMatch(/\w+ \w+/);
    }
  });
});
