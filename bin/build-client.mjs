/**
 * Builds the package of client/package.json into client/dist: one ES module and one declaration for each source, as tsc
 * emits them, with addresses as Node resolves them. Plain JavaScript, so that `npm pack` can run it.
 */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const dist = path.join(root, "client/dist");
/** Built beside and renamed, so that nobody reads half a package. */
const target = `${dist}.${process.pid}`;

try {
  const compiler = [
    "node_modules/typescript/bin/tsc",
    "-p",
    "client/tsconfig.build.json",
    "--outDir",
    target,
  ];
  execFileSync(process.execPath, compiler, { cwd: root, encoding: "utf8", stdio: "pipe" });
} catch (error) {
  console.error(`${error.stdout ?? ""}${error.stderr ?? ""}`);
  fs.rmSync(target, { recursive: true, force: true });
  process.exit(1);
}

/** Sources name each other from the root of the repository or beside them, without the ending that Node wants. */
function adapt(text, folder) {
  const up = folder === "" ? "./" : "../".repeat(folder.split("/").length);
  return text
    .replace(/(\bfrom\s+|\bimport\()"@\/client\/([^"]*)"/g, (_, before, file) => `${before}"${up}${file}.js"`)
    .replace(/(\bfrom\s+|\bimport\()"(\.[^"]*?)(?:\.js)?"/g, (_, before, file) => `${before}"${file}.js"`);
}

for (const file of fs.readdirSync(target, { recursive: true, encoding: "utf8" })) {
  if (!/\.(js|d\.ts)$/.test(file)) continue;
  const place = path.join(target, file);
  const folder = path.dirname(file).split(path.sep).join("/");
  fs.writeFileSync(place, adapt(fs.readFileSync(place, "utf8"), folder === "." ? "" : folder));
}
fs.rmSync(dist, { recursive: true, force: true });
fs.renameSync(target, dist);
