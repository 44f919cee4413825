/** @type {import("next").NextConfig} */
const config = {
  output: "standalone",
  poweredByHeader: false,
  reactStrictMode: true,
  // Of the sources, by the launcher (lib/launch/build.ts): machines that were built from the same share their visitors, and a
  // tab of before an update loads its next page as a whole.
  deploymentId: process.env.NEXT_DEPLOYMENT_ID,
  turbopack: { root: import.meta.dirname },
  outputFileTracingRoot: import.meta.dirname,
  outputFileTracingExcludes: { "*": [".data/**", ".git/**", "bench/**", "e2e/**"] },
  // Pictures are made in the sizes that are shown; an optimizer that nobody uses is only there to be attacked.
  images: { unoptimized: true },
  serverExternalPackages: [
    "pg",
    "pg-boss",
    "pino",
    "prom-client",
    "@opentelemetry/api",
    "@opentelemetry/context-async-hooks",
    "@opentelemetry/exporter-trace-otlp-http",
    "@opentelemetry/resources",
    "@opentelemetry/sdk-trace",
  ],
  // `npm run typecheck` checks every project with its own options; the build does not check again.
  typescript: { ignoreBuildErrors: true },
};

export default config;
