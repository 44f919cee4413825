import "server-only";
import { ensureBrowser } from "../browser";
import { type Check, runCheck } from "../checks";

const looksCheck = (name: string, files: readonly string[], rest: readonly string[]): Check => ({
  name,
  commands: [
    ["node_modules/playwright/cli.js", "test", "--config=playwright.looks.config.ts", ...files, ...rest],
  ],
  env: { CHROMIUM: ensureBrowser() },
});

const run = async (check: Check) => (await runCheck(check)).failed === 0;

/**
 * Compares every page with the pictures that are kept of it in e2e/looks/pictures.
 *
 * @param given `--accept` keeps what is seen instead; whatever else is told to Playwright, such as `-g cart`
 */
export function verifyVisual(given: readonly string[]): Promise<boolean> {
  const rest = given.map((one) => (one === "--accept" ? "--update-snapshots=changed" : one));
  return run(looksCheck("looks of all pages", ["visual.look.ts"], rest));
}

/** Whether everybody can use every page. `given` is told to Playwright, such as `-g cart`. */
export function verifyAccessible(given: readonly string[]): Promise<boolean> {
  return run(looksCheck("access to all pages", ["accessible.look.ts", "keyboard.look.ts"], given));
}
