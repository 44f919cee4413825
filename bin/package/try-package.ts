import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
import { build, type BuildOptions } from "esbuild";
import { run } from "./install-package";
import { MISSPELT, type Program } from "./programs";

/** As strict as anybody's, and with the package's declarations checked as well. */
const STRICT = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  target: "ES2023",
  types: [],
};

/** How people's projects resolve packages: as Node does, and as bundlers do. */
const RESOLUTIONS = [
  { module: "nodenext", lib: ["ES2023", "DOM"], outDir: "built" },
  { module: "esnext", moduleResolution: "bundler", lib: ["ES2023", "DOM"], noEmit: true },
];

/**
 * Type-checks the programs in a folder the package is installed in, and that misspelt parameters are refused; compiles
 * them into its `built`.
 *
 * @throws Error with what the compiler says
 */
export function compilePrograms(root: string, folder: string, programs: readonly Program[]): void {
  for (const { name, text } of [...programs, MISSPELT])
    fs.writeFileSync(path.join(folder, `${name}.ts`), text);
  for (const resolution of RESOLUTIONS) {
    const config = { compilerOptions: { ...STRICT, ...resolution }, include: ["*.ts"] };
    fs.writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify(config));
    run(process.execPath, [path.join(root, "node_modules/typescript/bin/tsc"), "-p", "."], folder);
  }
}

/** What a compiled program writes when this Node runs it. */
export function runProgram(node: string, folder: string, { name }: Program): string {
  return run(node, [path.join("built", `${name}.js`)], folder);
}

/** Bytes of a bundle for browsers, minified and gzipped, that re-exports these names of an entry point. */
export async function measureBundle(
  folder: string,
  entry: string,
  names: readonly string[],
): Promise<number> {
  const contents = `export { ${names.join(", ")} } from "@aisle/recommender/${entry}";`;
  const [bundle] = await bundleFor(folder, { stdin: { contents, resolveDir: folder }, minify: true });
  return zlib.gzipSync(bundle ?? "", { level: 9 }).length;
}

/** A program as one module for browsers; throws if anything in it is of Node. */
export async function bundleProgram(folder: string, { name }: Program): Promise<string> {
  const [bundle] = await bundleFor(folder, { entryPoints: [path.join(folder, "built", `${name}.js`)] });
  return new TextDecoder().decode(bundle);
}

async function bundleFor(folder: string, options: BuildOptions): Promise<Uint8Array[]> {
  const shared: BuildOptions = {
    absWorkingDir: folder,
    bundle: true,
    format: "esm",
    target: "es2022",
    logLevel: "silent",
  };
  const { outputFiles = [] } = await build({ ...shared, ...options, write: false });
  return outputFiles.map(({ contents }) => contents);
}
