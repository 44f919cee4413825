/**
 * Builds the package of ml/package.json into ml/dist: one ES module and one declaration for each source, as tsc emits
 * them, and in ml/dist/entries what may be imported. A model's entry point comes from its folder, so a new model needs
 * no line here. Plain JavaScript, so that `npm pack` can run it.
 */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const ml = path.join(root, "ml");
const dist = path.join(ml, "dist");
/** Built beside and renamed, so that nobody reads half a package. */
const target = `${dist}.${process.pid}`;

function run(script, ...args) {
  try {
    execFileSync(process.execPath, [script, ...args], { cwd: root, encoding: "utf8", stdio: "pipe" });
  } catch (error) {
    console.error(`${error.stdout ?? ""}${error.stderr ?? ""}`);
    fs.rmSync(target, { recursive: true, force: true });
    process.exit(1);
  }
}

/**
 * Sources name each other without the ending that Node wants. And bundlers keep what a call has made unless they are told
 * that the call does nothing else.
 */
function adapt(text) {
  return text
    .replace(/(\bfrom\s+|\bimport\()"(\.[^"]*)"/g, (_, before, file) => `${before}"${file}.js"`)
    .replace(/^(export const \w+Model = )(define\w+\()/gm, "$1/* @__PURE__ */ $2");
}

function writeEntry(name, text) {
  fs.writeFileSync(path.join(target, "entries", `${name}.js`), text);
  // Types travel in the declarations alone.
  fs.writeFileSync(
    path.join(target, "entries", `${name}.d.ts`),
    text + TYPES_OF[name === "node" ? "node" : "model"],
  );
}

const TYPES_OF = {
  node: 'export type { ThreadPool } from "../node/create-threads.js";\n',
  model: [
    'export type { Explanation, FitOptions, FittedRecommender, ListOptions, RecommendOptions, Scored } from "../library/options.js";',
    'export type { HistoryRow, Row } from "../library/rows.js";',
    "",
  ].join("\n"),
};

/**
 * `alsModel` of a model's definition, or of its own entry.ts, is exported as `als`.
 */
function writeModel(folder) {
  const file = fs.existsSync(path.join(ml, "models", folder, "entry.ts")) ? "entry" : "definition";
  const source = fs.readFileSync(path.join(ml, "models", folder, `${file}.ts`), "utf8");
  const names = [...source.matchAll(/^export (?:const|\{ \w+ as) (\w+)Model\b/gm)].map(([, name]) => name);
  const listed = names.map((name) => `${name}Model as ${name}`).join(", ");
  writeEntry(
    folder,
    `export { ${listed} } from "../models/${folder}/${file}.js";\n` +
      'export { createRecommender, loadRecommender } from "../library/create.js";\n',
  );
}

run("bin/build-kernels.mjs");
run("node_modules/typescript/bin/tsc", "-p", "ml/tsconfig.build.json", "--outDir", target);
for (const file of fs.readdirSync(target, { recursive: true, encoding: "utf8" })) {
  if (!/\.(js|d\.ts)$/.test(file)) continue;
  const place = path.join(target, file);
  fs.writeFileSync(place, adapt(fs.readFileSync(place, "utf8")));
}
fs.mkdirSync(path.join(target, "entries"));
for (const [name, file] of [
  ["index", "library/surface"],
  ["toolkit", "index"],
]) {
  for (const ending of ["js", "d.ts"]) {
    fs.writeFileSync(path.join(target, "entries", `${name}.${ending}`), `export * from "../${file}.js";\n`);
  }
}
writeEntry("node", 'export { createThreads } from "../node/create-threads.js";\n');
for (const entry of fs.readdirSync(path.join(ml, "models"), { withFileTypes: true })) {
  if (entry.isDirectory() && fs.existsSync(path.join(ml, "models", entry.name, "definition.ts"))) {
    writeModel(entry.name);
  }
}
fs.rmSync(dist, { recursive: true, force: true });
fs.renameSync(target, dist);
