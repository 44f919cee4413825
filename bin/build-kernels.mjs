/**
 * Compiles ml/kernels/assembly to WebAssembly and writes it as base64 strings into ml/kernels/generated, so that every
 * bundler and runtime loads it as an ordinary module: one for models and lists, one for boosted trees, so that nobody
 * loads what they have no use for. Two binaries of the same sources each: with relaxed
 * SIMD (fused multiply-adds) and without; deflated together, as most of them is the same. Both import a shared memory; the flag that says so stands at a known
 * byte, so that binary.ts can make them take an ordinary one. Does nothing when the sources are those of the
 * last build.
 */
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
import asc from "assemblyscript/asc";

const root = path.resolve(import.meta.dirname, "..");
const sources = "ml/kernels/assembly";
const folder = path.join(root, "ml/kernels/generated");
/** What is generated, and the source that exports what is in it. */
const SETS = { "forest-kernel.ts": "forests.ts", "kernel.ts": "index.ts" };

const hash = crypto.createHash("sha256").update(fs.readFileSync(import.meta.filename));
for (const name of fs.readdirSync(path.join(root, sources)).sort()) {
  hash.update(name).update(fs.readFileSync(path.join(root, sources, name)));
}
const stamp = `// source ${hash.digest("hex")}\n`;

const isBuilt = (name) => {
  const file = path.join(folder, name);
  return fs.existsSync(file) && fs.readFileSync(file, "utf8").startsWith(stamp);
};
if (Object.keys(SETS).every(isBuilt)) process.exit(0);

const COMMON = ["-O3", "--runtime", "stub", "--noAssert", "--importMemory"];
const MEMORY = ["--sharedMemory", "--maximumMemory", "65536", "--enable", "threads"];

async function compile(source, features) {
  const outputs = new Map();
  const { error, stderr } = await asc.main(
    [`${sources}/${source}`, "-o", "kernel.wasm", ...COMMON, ...MEMORY, ...features],
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
  return Buffer.from(outputs.get("kernel.wasm"));
}

/** Import "env" "memory", a memory with a maximum: 1, and 2 more if shared. */
const MEMORY_IMPORT = Buffer.from("\x03env\x06memory\x02\x03", "latin1");

function describe(binary, start) {
  const at = binary.indexOf(MEMORY_IMPORT);
  if (at < 0 || binary.indexOf(MEMORY_IMPORT, at + 1) >= 0) {
    console.error("The kernels do not import exactly one shared memory.");
    process.exit(1);
  }
  return `{ start: ${start}, end: ${start + binary.length}, memoryFlag: ${at + MEMORY_IMPORT.length - 1} }`;
}

fs.mkdirSync(folder, { recursive: true });
for (const [name, source] of Object.entries(SETS)) {
  const simd = await compile(source, ["--enable", "simd", "--use", "RELAXED=0"]);
  const features = ["--enable", "simd", "--enable", "relaxed-simd", "--use", "RELAXED=1"];
  const relaxed = await compile(source, features);
  const deflated = zlib.deflateSync(Buffer.concat([simd, relaxed]), { level: 9 }).toString("base64");
  const target = path.join(folder, name);
  // Written beside and renamed, so that a reader never sees half a file.
  fs.writeFileSync(
    `${target}.${process.pid}`,
    [
      `${stamp}export const SIMD_KERNEL = ${describe(simd, 0)};`,
      `export const RELAXED_KERNEL = ${describe(relaxed, simd.length)};`,
      `export const DEFLATED =\n  "${deflated}";\n`,
    ].join("\n"),
  );
  fs.renameSync(`${target}.${process.pid}`, target);
}
