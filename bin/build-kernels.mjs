/**
 * Compiles ml/kernels/assembly to WebAssembly and writes it as a base64 string into
 * ml/kernels/generated/kernel.ts, so that every bundler and runtime loads it as an ordinary module.
 * Does nothing when the sources are those of the last build.
 */
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import asc from "assemblyscript/asc";

const root = path.resolve(import.meta.dirname, "..");
const sources = "ml/kernels/assembly";
const source = `${sources}/index.ts`;
const target = path.join(root, "ml/kernels/generated/kernel.ts");

const hash = crypto.createHash("sha256").update(fs.readFileSync(import.meta.filename));
for (const name of fs.readdirSync(path.join(root, sources)).sort()) {
  hash.update(name).update(fs.readFileSync(path.join(root, sources, name)));
}
const fingerprint = hash.digest("hex");
const stamp = `// source ${fingerprint}\n`;

if (fs.existsSync(target) && fs.readFileSync(target, "utf8").startsWith(stamp)) process.exit(0);

const outputs = new Map();
const { error, stderr } = await asc.main(
  [
    source,
    "-o",
    "kernel.wasm",
    "-O3",
    "--runtime",
    "stub",
    "--noAssert",
    "--enable",
    "simd",
    "--importMemory",
  ],
  {
    readFile: (name, base) => {
      const file = path.resolve(root, base, name);
      return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : null;
    },
    writeFile: (name, contents) => outputs.set(name, contents),
    listFiles: () => [],
  },
);
if (error) {
  console.error(`${stderr.toString()}\nThe kernels did not compile: ${error.message}`);
  process.exit(1);
}
const base64 = Buffer.from(outputs.get("kernel.wasm")).toString("base64");
fs.mkdirSync(path.dirname(target), { recursive: true });
// Written beside and renamed, so that a reader never sees half a file.
fs.writeFileSync(`${target}.${process.pid}`, `${stamp}export const KERNEL_WASM =\n  "${base64}";\n`);
fs.renameSync(`${target}.${process.pid}`, target);
