import { createHash } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { completeEnvironment } from "@/lib/platform/env";
import { closeDb, getPool } from "./client";

declare module "vitest" {
  interface ProvidedContext {
    /** Connection string of the test server's maintenance database. */
    postgresUrl: string;
    /** A migrated, empty database to copy. */
    templateDatabase: string;
  }
}

async function asAdmin(run: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: inject("postgresUrl") });
  await client.connect();
  try {
    await run(client);
  } finally {
    await client.end();
  }
}

/**
 * Call at the top of a test file: gives it a migrated, empty database of its own, points `getPool` and `getDb` at it,
 * and drops it afterwards.
 */
export function withTestDatabase(): { url: () => string; pool: () => pg.Pool } {
  const unique = `${process.pid}-${Date.now()}-${Math.random()}`;
  const name = `test_${createHash("sha256").update(unique).digest("hex").slice(0, 16)}`;
  const url = new URL(inject("postgresUrl"));
  url.pathname = `/${name}`;

  beforeAll(async () => {
    const template = pg.escapeIdentifier(inject("templateDatabase"));
    await asAdmin((client) =>
      client.query(`create database ${name} template ${template} strategy file_copy`),
    );
    await closeDb();
    completeEnvironment({ DATABASE_URL: url.href });
  });
  afterAll(async () => {
    await closeDb();
    await asAdmin((client) => client.query(`drop database if exists ${name} with (force)`));
  });
  // Tests fill tables too: nobody waits for those.
  return { url: () => url.href, pool: () => getPool("work") };
}
