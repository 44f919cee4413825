import fs from "node:fs";
import { ESLint } from "eslint";
import { describe, expect, it } from "vitest";
import { folderOf, LIB_ROOMS, ML_ROOMS } from "../eslint.rooms.mjs";
import { findCircles, readImports, toFolders } from "./import-graph";

const eslint = new ESLint();

async function rulesBrokenBy(file: string, code: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(code, { filePath: file });
  return (result?.messages ?? []).map((message) => message.ruleId);
}

const use = (path: string) => `import { x } from "${path}";\nexport const y = x;\n`;
const useType = (path: string) => `import type { X } from "${path}";\nexport type Y = X;\n`;

/** A file of each room that does exist: the rules resolve what is imported. */
function fileOf(room: string): string {
  const isSource = (name: string) => /^[a-z-]+\.tsx?$/.test(name);
  const folder = folderOf(room);
  const found = fs
    .readdirSync(folder, { recursive: room !== folder ? false : true, encoding: "utf8" })
    .find((name) => isSource(name.split("/").at(-1) ?? ""));
  if (found === undefined) throw new Error(`${room} is empty.`);
  return `@/${folder}/${found.replace(/\.tsx?$/, "")}`;
}

describe("the layers, app → components → lib → ml and bin → lib, are held by lint", () => {
  it.each([
    ["ml/models/als/probe.ts", "@/lib/platform/money"],
    ["ml/models/als/probe.ts", "node:fs"],
    ["lib/shop/catalog/probe.ts", "@/components/ui/button"],
    ["lib/platform/probe.ts", "@/bin/worker"],
    ["client/core/probe.ts", "@/lib/platform/money"],
    ["client/core/probe.ts", "@/ml/index"],
    ["ml/models/als/probe.ts", "@/client/core/contract"],
    ["components/ui/probe.tsx", "@/ml/index"],
    ["components/ui/probe.tsx", "@/lib/platform/db/client"],
    ["components/ui/probe.tsx", "@/lib/jobs/queue"],
    ["components/ui/probe.tsx", "@/app/layout"],
    ["app/probe/probe.ts", "@/ml/index"],
    ["app/probe/probe.ts", "@/lib/platform/db/client"],
    ["app/probe/probe.ts", "@/bin/worker"],
    ["bin/probe.ts", "@/lib/platform/db/client"],
    ["bin/probe.ts", "@/ml/index"],
    ["bin/probe.ts", "@/components/ui/button"],
    ["e2e/probe.ts", "@/components/ui/button"],
    ["e2e/probe.ts", "@/ml/index"],
    ["ml/models/als/probe.ts", "@/ml/models/ease/definition"],
  ])("%s may not import %s", async (file, path) => {
    for (const code of [use(path), useType(path)]) {
      const rules = await rulesBrokenBy(file, code);
      const isRefused = (rule: string | null) =>
        rule === "import/no-restricted-paths" || rule === "no-restricted-imports";
      expect(rules.some(isRefused)).toBe(true);
    }
  });

  it.each([
    ["lib/probe.ts", "export const a = process.env.HOME;\n", "no-restricted-properties"],
    ["ml/probe.ts", "export const a = Math.random();\n", "no-restricted-properties"],
    ["ml/probe.ts", "export const a = Date.now();\n", "no-restricted-properties"],
    ["lib/probe.ts", "export const a: any = 1;\n", "@typescript-eslint/no-explicit-any"],
    ["lib/probe.ts", 'export * from "@/lib/platform/money";\n', "no-restricted-syntax"],
    ["lib/probe.ts", "export const a = { ...{ b: 1 }, c: 2 };\n", "no-restricted-syntax"],
    ["lib/probe.ts", "export default 1;\n", "import/no-default-export"],
  ])("%s: %j breaks %s", async (file, code, rule) => {
    expect(await rulesBrokenBy(file, code)).toContain(rule);
  });

  it("lets no file grow past 400 lines", async () => {
    expect(await rulesBrokenBy("lib/probe.ts", "export const a = 1;\n".repeat(401))).toContain("max-lines");
  });

  it("lets each layer use those to its right", async () => {
    expect(await rulesBrokenBy("app/probe/probe.ts", use("@/lib/platform/money"))).toEqual([]);
    expect(
      await rulesBrokenBy("lib/recommender/serving/probe.ts", use("@/lib/shop/catalog/product-card")),
    ).toEqual([]);
  });
});

describe("the rooms of lib and ml", () => {
  const orders = [LIB_ROOMS, ML_ROOMS];
  const pairs = orders.flatMap((rooms) =>
    rooms.slice(0, -1).map((room, i) => [room, rooms[i + 1] ?? room] as const),
  );

  it.each(pairs)("%s comes before %s: types, too, go one way", async (earlier, later) => {
    const [low, high] = [`${folderOf(earlier)}/probe.ts`, `${folderOf(later)}/probe.ts`];
    for (const code of [use(fileOf(later)), useType(fileOf(later))]) {
      expect(await rulesBrokenBy(low, code)).toContain("import/no-restricted-paths");
    }
    expect(await rulesBrokenBy(high, use(fileOf(earlier)))).not.toContain("import/no-restricted-paths");
  });

  it("are all there is: every file lies in one", () => {
    const folders = [...LIB_ROOMS, ...ML_ROOMS].map((room) => ({
      folder: `${folderOf(room)}/`,
      isDeep: folderOf(room) === room,
    }));
    const hasRoom = (file: string) =>
      folders.some(
        ({ folder, isDeep }) =>
          file.startsWith(folder) && (isDeep || !file.slice(folder.length).includes("/")),
      );
    const homeless = [...readImports(["lib", "ml"]).keys()].filter((file) => !hasRoom(file));
    expect(homeless).toEqual(["ml/index.ts"]);
  });
});

describe("circles of imports, types included", () => {
  const graph = (edges: Record<string, string[]>) =>
    new Map(Object.entries(edges).map(([from, to]) => [from, new Set(to)]));

  it("are found, however long", () => {
    expect(findCircles(graph({ a: ["b"], b: ["c"], c: [] }))).toEqual([]);
    expect(findCircles(graph({ a: ["b"], b: ["c"], c: ["a"], d: ["a"] }))).toEqual([["a", "b", "c"]]);
    const files = graph({ "x/1.ts": ["y/1.ts"], "y/1.ts": [], "y/2.ts": ["x/2.ts"], "x/2.ts": [] });
    expect(findCircles(files)).toEqual([]);
    expect(findCircles(toFolders(files))).toEqual([["x", "y"]]);
  });

  const imports = readImports(["lib", "ml", "client", "app", "components", "bin", "bench", "e2e"]);

  it("are not among the files", () => {
    expect(imports.size).toBeGreaterThan(500);
    expect(findCircles(imports)).toEqual([]);
  });

  it("are not among the folders", () => {
    expect(findCircles(toFolders(imports))).toEqual([]);
  });
});

describe("the style guide", () => {
  const isGuide = (file: string) => file.startsWith("components/styleguide/");
  const imports = readImports(["components"]);
  const shown = new Set([...imports].filter(([file]) => isGuide(file)).flatMap(([, from]) => [...from]));

  it("shows every part of components/ui itself, and what shop and admin share besides", () => {
    const parts = [...imports.keys()].filter(
      (file) =>
        /^components\/(ui|form)\/.*\.tsx$/.test(file) &&
        /^export function [A-Z]/m.test(fs.readFileSync(file, "utf8")),
    );
    expect(parts.length).toBeGreaterThan(25);
    expect(parts.filter((file) => !shown.has(file))).toEqual([]);
  });

  it("is on the page of the admin, all of it", () => {
    const page = fs.readFileSync("app/(admin)/admin/styleguide/page.tsx", "utf8");
    const used = new Set(
      [...imports].filter(([file]) => isGuide(file)).flatMap(([, from]) => [...from].filter(isGuide)),
    );
    const loose = [...imports.keys()].filter(
      (file) =>
        isGuide(file) &&
        !file.endsWith(".test.ts") &&
        !used.has(file) &&
        !page.includes(`@/${file.replace(/\.tsx?$/, "")}"`),
    );
    expect(loose).toEqual([]);
  });
});
