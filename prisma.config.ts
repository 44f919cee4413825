import { defineConfig } from "prisma/config";

// Generating and validating never run the schema engine, but Prisma tries to download it first.
// Naming an existing file that always fails keeps both offline, and lets a command that would
// need the engine fail loudly (see docs/decisions/004-migrations.md).
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= "/bin/false";

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://unset" },
});
