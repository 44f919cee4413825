import { defineConfig, devices } from "playwright/test";
const launchOptions = { executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"] };
export default defineConfig({
  testDir: "/work/account/e2e",
  workers: 1,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 40_000 },
  reporter: [["list"]],
  outputDir: "/tmp/acc/results",
  use: { baseURL: "http://localhost:4140", trace: "off", screenshot: "only-on-failure", launchOptions, userAgent: devices["Desktop Chrome"].userAgent },
  projects: [
    { name: "desktop", use: { ...devices["Desktop Chrome"] } },
    { name: "phone", use: { ...devices["Pixel 7"] }, grepInvert: /@once/ },
  ],
});
