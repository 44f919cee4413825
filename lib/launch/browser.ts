import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { AppError } from "@/lib/platform/errors";
import { getLauncherEnv } from "@/lib/platform/env";

const USUAL_PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

function find(): string | undefined {
  const { CHROMIUM } = getLauncherEnv();
  return [...(CHROMIUM ? [CHROMIUM] : []), ...USUAL_PLACES].find((file) => fs.existsSync(file));
}

function installFromDebian(): void {
  const apt = (...args: string[]) =>
    execFileSync("apt-get", args, { stdio: "ignore", timeout: 10 * 60_000, killSignal: "SIGKILL" });
  apt("update", "-q");
  apt("install", "-y", "-q", "--no-install-recommends", "chromium");
}

/** A Chromium for the browser tests: the one that is there, else Debian's. Throws with what to do when neither is had. */
export function ensureBrowser(): string {
  const remedy =
    "Install Chromium (Debian: apt-get install chromium) or name one: CHROMIUM=/path/to/chromium npm test";
  const present = find();
  if (present) return present;
  if (process.getuid?.() !== 0 || !fs.existsSync("/usr/bin/apt-get")) {
    throw new AppError("unavailable", `The browser tests need Chromium. ${remedy}`);
  }
  try {
    installFromDebian();
  } catch (error) {
    throw new AppError("unavailable", `Chromium could not be installed. ${remedy}`, { cause: error });
  }
  const installed = find();
  if (!installed) throw new AppError("unavailable", `Chromium is not where it was looked for. ${remedy}`);
  return installed;
}
