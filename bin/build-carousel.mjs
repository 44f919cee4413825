/**
 * Bundles client/carousel/script.ts into the text of one small script, and puts that into a module for the route that
 * serves it. Plain JavaScript, so that the launcher can run it before anything else is there.
 */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { build } from "esbuild";

const root = path.resolve(import.meta.dirname, "..");
const folder = path.join(root, "client/carousel/generated");

const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: ["client/carousel/script.ts"],
  bundle: true,
  minify: true,
  write: false,
  format: "iife",
  target: ["chrome111", "firefox115", "safari16"],
  legalComments: "none",
});
const [{ text }] = outputFiles;
const version = createHash("sha256").update(text).digest("hex").slice(0, 12);
fs.mkdirSync(folder, { recursive: true });
fs.writeFileSync(
  path.join(folder, "script.ts"),
  `export const CAROUSEL_VERSION = "${version}";\nexport const CAROUSEL_SCRIPT = ${JSON.stringify(text)};\n`,
);
