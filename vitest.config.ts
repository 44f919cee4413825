import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    tsconfigPaths: true,
    alias: { "server-only": fileURLToPath(new URL("./node_modules/server-only/empty.js", import.meta.url)) },
  },
  test: {
    include: ["{app,components,lib,ml,bin}/**/*.test.ts"],
    pool: "forks",
    maxWorkers: 2,
    globalSetup: ["bin/vitest-setup.ts"],
    // As for the stories: signals and sockets of a busy machine are late now and then.
    retry: process.env.CI ? 1 : 0,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
