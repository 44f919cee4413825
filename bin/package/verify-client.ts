import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const PROGRAM = `
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { createClient } from "@aisle/client";
import { AisleCarousel } from "@aisle/client/react";

const asked: string[] = [];
const aisle = createClient({
  baseUrl: "https://shop.test",
  key: "pk_1",
  fetch: async (request) => {
    asked.push(request.method + " " + request.url + " " + request.headers.get("authorization"));
    return Response.json({ shopper: null, lists: [] });
  },
});
const { data } = await aisle.GET("/api/recommend", {
  params: { query: { placement: ["home.for-you", "home.new"], k: 4 } },
});
// @ts-expect-error there is no such call
await aisle.GET("/api/nothing").catch(() => undefined);
console.log(asked[0], data?.lists.length);
console.log(renderToString(createElement(AisleCarousel, { shop: "https://shop.test", placement: "home.new" })));
`;

const EXPECTED = [
  "GET https://shop.test/api/recommend?placement=home.for-you&placement=home.new&k=4 Bearer pk_1 0",
  '<div style="min-height:var(--aisle-height, 23em)"></div>',
];

function run(folder: string, program: string, ...args: string[]): string {
  return execFileSync(program, args, { cwd: folder, encoding: "utf8" });
}

/** Installs the client's tarball beside React, type-checks a program that uses it, and runs it in Node. Throws what fails. */
export function verifyClient(root: string): void {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-client-"));
  try {
    const [packed] = JSON.parse(
      run(path.join(root, "client"), "npm", "pack", "--json", "--silent", "--pack-destination", folder),
    ) as { filename: string }[];
    const { dependencies, devDependencies } = JSON.parse(
      fs.readFileSync(path.join(root, "package.json"), "utf8"),
    ) as Record<"dependencies" | "devDependencies", Record<string, string>>;
    const exact = (name: string) => `${name}@${dependencies[name] ?? devDependencies[name]}`;
    fs.writeFileSync(path.join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
    const packages = ["react", "react-dom", "@types/react", "@types/node", "typescript"].map(exact);
    run(
      folder,
      "npm",
      "install",
      "--silent",
      "--no-audit",
      "@types/react-dom",
      ...packages,
      `./${packed?.filename}`,
    );
    fs.writeFileSync(path.join(folder, "program.ts"), PROGRAM);
    const options = ["--strict", "--module", "nodenext", "--target", "es2023", "--lib", "es2023,dom"];
    run(
      folder,
      process.execPath,
      "node_modules/typescript/bin/tsc",
      ...options,
      "--types",
      "node",
      "program.ts",
    );
    const written = run(folder, process.execPath, "program.js").trim().split("\n");
    if (written.join("\n") !== EXPECTED.join("\n"))
      throw new Error(`The client wrote:\n${written.join("\n")}`);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
