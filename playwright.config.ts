import { defineConfig, devices } from "playwright/test";

const PORT = 3217;
const DATA = ".data/e2e";
const CRASH = "crash.spec.ts";
/** Moves what serves, which other stories look at. */
const RELEASES = "releases.spec.ts";
/** Gives the shop another language, which other stories would see. */
const GERMAN = "german.spec.ts";
const APART = [CRASH, RELEASES, GERMAN];

/** How the browser is started, wherever there is one. */
export const launchOptions = {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
  ],
};

/** A shop as `npm start` starts it, on a port and with a data folder of its own; `patienceMs`: until it has to be open. */
export function shopOn({ port, data, patienceMs }: { port: number; data: string; patienceMs: number }) {
  return {
    command: "node bin/launch.mjs start",
    url: `http://localhost:${port}/api/health/ready`,
    // Empty is unset: its database and address are its own, whatever the machine's shop uses.
    // A training takes all of the machine while other stories go on, so it chooses among less.
    env: {
      PORT: String(port),
      AISLE_DATA: data,
      DATABASE_URL: "",
      NEXTAUTH_URL: "",
      LOG_LEVEL: "warn",
      // Browsers and shop share the processors: what is told here is not how much a shop gets through.
      AISLE_PAGES_AT_ONCE: "1000",
      AISLE_TRAINING_SECONDS: "3",
    },
    timeout: patienceMs,
    stdout: "pipe" as const,
    gracefulShutdown: { signal: "SIGTERM" as const, timeout: 20_000 },
  };
}

/** The stories run against the shop exactly as `npm start` starts it, with a data folder of its own. */
export default defineConfig({
  testDir: "e2e",
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // On a busy machine a story may time out once; the report calls it flaky.
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: process.env.PLAYWRIGHT_REPORT ?? ".cache/playwright.json" }]],
  use: {
    baseURL: `http://localhost:${PORT}`,
    trace: "retain-on-failure",
    launchOptions,
    // A browser without a screen says so, and the shop would keep it apart from people. Devices bring their own.
    userAgent: devices["Desktop Chrome"].userAgent,
  },
  projects: [
    { name: "desktop", use: { ...devices["Desktop Chrome"] }, testIgnore: APART },
    // @once: told on the desktop alone. One shop trains one model at a time, and what is recorded, refused or handed out is the
    // same on every screen.
    { name: "phone", use: { ...devices["Pixel 7"] }, testIgnore: APART, grepInvert: /@once/ },
    { name: "releases", testMatch: RELEASES, dependencies: ["desktop", "phone"] },
    { name: "german", testMatch: GERMAN, dependencies: ["desktop", "phone"] },
    // Kills the web process under everybody's feet, so it comes last.
    { name: "crash", testMatch: CRASH, dependencies: ["desktop", "phone", "releases", "german"] },
  ],
  webServer: shopOn({ port: PORT, data: DATA, patienceMs: 5 * 60_000 }),
});
