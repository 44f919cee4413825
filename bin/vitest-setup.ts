import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { completeEnvironment } from "@/lib/platform/env";
import { ensurePostgres } from "@/lib/platform/postgres/embedded";
import { migrate } from "@/lib/platform/postgres/migrate";
import { ensureSecrets } from "@/lib/platform/postgres/secrets";

const DATA = path.resolve(".data/test");

/** One throw-away server for all test files, and a migrated database for them to copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await ensurePostgres(DATA, { durable: false });
  const template = `template_${process.pid}`;
  await postgres.createDatabase(template);
  await migrate(postgres.urlOf(template));
  completeEnvironment({ ...ensureSecrets(DATA), LOG_LEVEL: "silent", AISLE_DATA: DATA });
  project.provide("postgresUrl", postgres.adminUrl);
  project.provide("templateDatabase", template);
  return async () => {
    const client = new pg.Client({ connectionString: postgres.adminUrl });
    await client.connect();
    await client.query(`drop database if exists ${template} with (force)`);
    await client.end();
    await postgres.release();
  };
}
