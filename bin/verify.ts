import path from "node:path";
import { messageOf } from "@/lib/platform/errors";
import { verifyPackage } from "./package/verify-package";

/** `npm run verify -- <suite>`: what takes too long, or needs too much of the machine, for every `npm test`. */
const SUITES: Readonly<Record<string, (root: string) => Promise<void>>> = { package: verifyPackage };

const root = path.resolve(import.meta.dirname, "..");
const asked = process.argv.slice(2);
const unknown = asked.find((name) => !Object.hasOwn(SUITES, name));
if (asked.length === 0 || unknown !== undefined) {
  console.error(`Name what to verify: ${Object.keys(SUITES).join(", ")}.`);
  process.exit(1);
}
for (const name of asked) {
  try {
    await SUITES[name]?.(root);
    console.log(`${name}: verified`);
  } catch (error) {
    console.error(`${name}: ${messageOf(error)}`);
    process.exitCode = 1;
  }
}
