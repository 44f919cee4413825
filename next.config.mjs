/** @type {import("next").NextConfig} */
const config = {
  output: "standalone",
  poweredByHeader: false,
  reactStrictMode: true,
  turbopack: { root: import.meta.dirname },
  outputFileTracingRoot: import.meta.dirname,
  outputFileTracingExcludes: { "*": [".data/**", ".git/**", "bench/**", "e2e/**"] },
  // Pictures are made in the sizes that are shown; an optimizer that nobody uses is only there to be attacked.
  images: { unoptimized: true },
  serverExternalPackages: ["pg", "pg-boss", "pino", "prom-client"],
  // `npm run typecheck` checks every project with its own options; the build does not check again.
  typescript: { ignoreBuildErrors: true },
};

export default config;
