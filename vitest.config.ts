import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    tsconfigPaths: true,
    alias: { "server-only": fileURLToPath(new URL("./node_modules/server-only/empty.js", import.meta.url)) },
  },
  test: {
    pool: "forks",
    maxWorkers: 2,
    // Measuring what tests reach makes long loops several times slower, and so does a machine with other work.
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // What a test waits for comes within moments, but not always within one second: after a database was away, the next try is due.
    expect: { poll: { timeout: 10_000 } },
    // Measured by `npm run verify -- coverage`. What runs in processes and threads of its own is not seen, so the figures are low.
    coverage: {
      provider: "v8",
      include: ["{lib,ml}/**/*.ts"],
      // The long suites are tests themselves, which other tests do not reach.
      exclude: [
        "**/*.test.ts",
        "**/testing/**",
        "**/generated/**",
        "lib/launch/verify/**",
        "ml/kernels/assembly/**",
        "**/*.d.ts",
      ],
      reporter: ["json-summary"],
      reportsDirectory: ".cache/coverage",
    },
    projects: [
      // The library has no state of its own: its files share a process, which halves their time.
      { extends: true, test: { name: "ml", include: ["ml/**/*.test.ts"], isolate: false } },
      {
        extends: true,
        test: {
          name: "shop",
          include: ["{app,components,lib,client,bin}/**/*.test.ts"],
          exclude: [...configDefaults.exclude, "**/*.long.test.ts"],
          globalSetup: ["bin/vitest-setup.ts"],
          // Most tests are about what happens once it may be recorded; those about consent say which shop they mean.
          env: { AISLE_CONSENT: "inform" },
          provide: { mount: "next" },
        },
      },
      // The API's suite once more, over sockets and without Next: `npm run verify -- mounts`.
      {
        extends: true,
        test: {
          name: "mounts",
          include: ["app/api/**/*.test.ts"],
          exclude: [...configDefaults.exclude, "**/*.long.test.ts"],
          globalSetup: ["bin/vitest-setup.ts"],
          env: { AISLE_CONSENT: "inform" },
          provide: { mount: "plain" },
        },
      },
      // What takes too long for every `npm test`: `npm run verify`.
      {
        extends: true,
        test: {
          name: "long",
          include: ["{app,components,lib,bin}/**/*.long.test.ts"],
          globalSetup: ["bin/vitest-setup.ts"],
          env: { AISLE_CONSENT: "inform" },
          provide: { mount: "next" },
          testTimeout: 600_000,
        },
      },
    ],
  },
});
