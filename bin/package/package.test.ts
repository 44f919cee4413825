import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { installPackage } from "./install-package";
import { readPrograms } from "./programs";
import { bundleProgram, compilePrograms, measureBundle, runProgram } from "./try-package";

const root = path.resolve(import.meta.dirname, "../..");
const programs = readPrograms(root);

describe("the package of ml, from its tarball", { timeout: 300_000 }, () => {
  let folder: string;
  beforeAll(() => {
    folder = installPackage(root, { isOffline: true });
    compilePrograms(root, folder, programs);
  }, 300_000);
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  it("has a README with programs", () => expect(programs.length).toBeGreaterThan(5));

  it.each(programs.map((program) => [program.name, program] as const))("runs %s", (_, program) => {
    const written = runProgram(process.execPath, folder, program);
    expect(written).not.toBe("");
    expect(written).not.toMatch(/NaN|undefined|\[\]/);
  });

  it.each(programs.filter(({ isForNode }) => !isForNode).map((program) => [program.name, program] as const))(
    "has nothing of Node in %s",
    async (_, program) => expect((await bundleProgram(folder, program)).length).toBeGreaterThan(1000),
  );

  it("costs a page little", async () => {
    const names = ["createRecommender", "loadRecommender"];
    expect(await measureBundle(folder, "popularity", ["popularity", ...names])).toBeLessThanOrEqual(10_000);
    expect(await measureBundle(folder, "als", ["als", ...names])).toBeLessThanOrEqual(31_000);
  });

  it("says no more than what may be imported", () => {
    const entries = fs.readdirSync(path.join(folder, "node_modules/@aisle/recommender/dist/entries"));
    const models = fs.readdirSync(path.join(root, "ml/models")).filter((name) => {
      return fs.existsSync(path.join(root, "ml/models", name, "definition.ts"));
    });
    const named = ["index", "node", "toolkit", ...models].flatMap((name) => [`${name}.d.ts`, `${name}.js`]);
    expect(entries.sort()).toEqual(named.sort());
  });
});
