import { ESLint } from "eslint";
import { describe, expect, it } from "vitest";

// The cycle rule looks the linted file up in the import graph, where a file that exists only here is not.
const eslint = new ESLint({ overrideConfig: { rules: { "import/no-cycle": "off" } } });

async function rulesBrokenBy(file: string, code: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(code, { filePath: file });
  return (result?.messages ?? []).map((message) => message.ruleId);
}

const use = (path: string) => `import { x } from "${path}";\nexport const y = x;\n`;

describe("the layers, app → components → lib → ml and bin → lib, are held by lint", () => {
  it.each([
    ["ml/als/probe.ts", "@/lib/money"],
    ["ml/als/probe.ts", "node:fs"],
    ["lib/catalog/probe.ts", "@/components/ui/button"],
    ["lib/money/probe.ts", "@/bin/worker"],
    ["components/ui/probe.tsx", "@/ml/index"],
    ["components/ui/probe.tsx", "@/lib/db/client"],
    ["app/probe/probe.ts", "@/ml/index"],
    ["app/probe/probe.ts", "@/lib/db/client"],
    ["bin/probe.ts", "@/lib/db/client"],
    ["e2e/probe.ts", "@/components/ui/button"],
    ["lib/catalog/probe.ts", "@/lib/jobs/queue"],
    ["lib/cart/probe.ts", "@/lib/recommend/schema"],
  ])("%s may not import %s", async (file, path) => {
    const rules = await rulesBrokenBy(file, use(path));
    expect(
      rules.some((rule) => rule === "import/no-restricted-paths" || rule === "no-restricted-imports"),
    ).toBe(true);
  });

  it.each([
    ["lib/probe.ts", "export const a = process.env.HOME;\n", "no-restricted-properties"],
    ["ml/probe.ts", "export const a = Math.random();\n", "no-restricted-properties"],
    ["ml/probe.ts", "export const a = Date.now();\n", "no-restricted-properties"],
    ["lib/probe.ts", "export const a: any = 1;\n", "@typescript-eslint/no-explicit-any"],
    ["lib/probe.ts", 'export * from "@/lib/money";\n', "no-restricted-syntax"],
    ["lib/probe.ts", "export default 1;\n", "import/no-default-export"],
    ["lib/probe.ts", `${"export const a = 1;\n".repeat(401)}`, "max-lines"],
  ])("%s: %j breaks %s", async (file, code, rule) => {
    expect(await rulesBrokenBy(file, code)).toContain(rule);
  });

  it("lets each layer use those to its right", async () => {
    expect(await rulesBrokenBy("app/probe/probe.ts", use("@/lib/money"))).toEqual([]);
    expect(await rulesBrokenBy("lib/recommend/probe.ts", use("@/lib/catalog/product-card"))).toEqual([]);
  });
});
