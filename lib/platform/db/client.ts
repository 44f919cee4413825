import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { getEnv } from "@/lib/platform/env";
import { getLog } from "@/lib/platform/log";
import { createSingleton } from "@/lib/platform/singleton";
import { PrismaClient } from "./generated/client";

interface Connections {
  pool?: pg.Pool;
  prisma?: PrismaClient;
}

const connections = createSingleton<Connections>("db.connections", () => ({})).get();

/** The process's PostgreSQL pool: for COPY, for hot paths and for what Prisma cannot say. */
export function getPool(): pg.Pool {
  if (!connections.pool) {
    const { DATABASE_URL, DATABASE_POOL } = getEnv();
    connections.pool = new pg.Pool({
      connectionString: DATABASE_URL,
      max: DATABASE_POOL,
      connectionTimeoutMillis: 3_000,
    });
    // Without listeners a database restart would end the process: the pool speaks of idle connections alone, each of
    // the others for itself. Whoever uses one learns of it from the query that fails.
    const onLost = (error: Error) => getLog("db").warn({ error: error.message }, "connection lost");
    connections.pool.on("error", onLost);
    connections.pool.on("connect", (client) => client.on("error", onLost));
  }
  return connections.pool;
}

/** Prisma over the same pool. */
export function getDb(): PrismaClient {
  return (connections.prisma ??= new PrismaClient({ adapter: new PrismaPg(getPool()) }));
}

/** Closes everything; the next call of getPool or getDb connects anew. */
export async function closeDb(): Promise<void> {
  const { pool, prisma } = connections;
  connections.pool = undefined;
  connections.prisma = undefined;
  await prisma?.$disconnect();
  if (pool && !pool.ended) await pool.end();
}
