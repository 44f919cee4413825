import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { buildOpenApi } from "@/lib/platform/http/openapi";
import { PLACEMENTS } from "@/lib/recommender/strategies/placements";
import { operations } from "./operations";

const document = buildOpenApi(operations, "1") as {
  openapi: string;
  paths: Record<
    string,
    Record<string, { parameters: { name: string; schema: object; required: boolean }[] }>
  >;
  components: { schemas: Record<string, object> };
};

describe("the OpenAPI document", () => {
  it("is 3.1, and every reference in it leads somewhere", () => {
    expect(document.openapi).toBe("3.1.0");
    const references = JSON.stringify(document).match(/"\$ref":"[^"]+"/g) ?? [];
    expect(references.length).toBeGreaterThan(5);
    for (const reference of references) {
      const name = /#\/components\/schemas\/([\w-]+)"$/.exec(reference)?.[1] ?? reference;
      expect(Object.keys(document.components.schemas)).toContain(name);
    }
    expect(JSON.stringify(document)).not.toContain("$defs");
  });

  it("describes routes that exist", () => {
    for (const { path: url } of operations) {
      const folder = url.replaceAll("{", "[").replaceAll("}", "]");
      expect(fs.existsSync(path.join("app", folder, "route.ts"))).toBe(true);
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
});
