/**
 * Bundles what is served as a script of its own into the text of one small script each, and puts that into a module for the route
 * that serves it. Plain JavaScript, so that the launcher can run it before anything else is there.
 */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { build } from "esbuild";

const root = path.resolve(import.meta.dirname, "..");

/** By what their constants are called. The launcher looks at the last one to see whether they are there. */
const SCRIPTS = {
  OFFLINE_WORKER: { source: "client/offline/worker.ts", target: "client/offline/generated/worker.ts" },
  OFFLINE_REMOVAL: { source: "client/offline/removal.ts", target: "client/offline/generated/removal.ts" },
  CAROUSEL: { source: "client/carousel/script.ts", target: "client/carousel/generated/script.ts" },
};

for (const [name, { source, target }] of Object.entries(SCRIPTS)) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [source],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: ["chrome111", "firefox115", "safari16"],
    legalComments: "none",
  });
  const [{ text }] = outputFiles;
  const version = createHash("sha256").update(text).digest("hex").slice(0, 12);
  const file = path.join(root, target);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(
    file,
    `export const ${name}_VERSION = "${version}";\nexport const ${name}_SCRIPT = ${JSON.stringify(text)};\n`,
  );
}
