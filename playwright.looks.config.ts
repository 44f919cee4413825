import { defineConfig, devices } from "playwright/test";
import type { WorkerOptions } from "./e2e/fixtures";
import { launchOptions, shopOn } from "./playwright.config";

const PORT = 3218;
const DATA = ".data/looks";

/**
 * How every page looks and whether everybody can use it: `npm run verify -- visual` and `-- accessible`. A shop of its own,
 * with nothing in it but the sample and what the suites need.
 */
export default defineConfig<object, WorkerOptions>({
  testDir: "e2e/looks",
  testMatch: "*.look.ts",
  snapshotPathTemplate: "e2e/looks/pictures/{arg}{ext}",
  outputDir: ".cache/looks",
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 240_000,
  expect: { timeout: 20_000 },
  reporter: [["list"]],
  use: {
    baseURL: `http://localhost:${PORT}`,
    data: DATA,
    launchOptions: {
      ...launchOptions,
      // Letters and edges fall on the same pixels on every machine.
      args: [
        ...launchOptions.args,
        "--font-render-hinting=none",
        "--disable-lcd-text",
        "--force-color-profile=srgb",
      ],
    },
    locale: "en-GB",
    timezoneId: "Europe/London",
    trace: "retain-on-failure",
  },
  projects: [
    {
      name: "desktop",
      use: { userAgent: devices["Desktop Chrome"].userAgent, viewport: { width: 1280, height: 800 } },
    },
    {
      name: "phone",
      use: {
        userAgent: devices["Pixel 7"].userAgent,
        viewport: { width: 390, height: 844 },
        isMobile: true,
        hasTouch: true,
      },
    },
  ],
  webServer: shopOn({ port: PORT, data: DATA, patienceMs: 20 * 60_000 }),
});
