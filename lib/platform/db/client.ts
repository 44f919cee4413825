import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { getEnv } from "@/lib/platform/env";
import { getLog } from "@/lib/platform/log";
import { createSingleton } from "@/lib/platform/singleton";
import { Circuit } from "./circuit";
import { probe } from "./connect";
import { type Prisma, PrismaClient } from "./generated/client";
import type { Purpose } from "./limits";
import { WatchedPool } from "./pool";

/** Prisma as queries and commands take it: the process's own client, or the one of a transaction. */
export type Db = Prisma.TransactionClient;

interface Connections {
  pools: Partial<Record<Purpose, WatchedPool>>;
  prisma?: PrismaClient;
  circuit?: Circuit;
}

/** Reports, polled values and the queue; long work. The pool of requests is as large as DATABASE_POOL says. */
const MOST = { report: 4, work: 4 } as const;

const connections = createSingleton<Connections>("db.connections", () => ({ pools: {} })).get();

function getCircuit(): Circuit {
  return (connections.circuit ??= new Circuit(
    () => probe(getEnv().DATABASE_URL),
    (probed) => {
      if (getCircuit().isOpen)
        getLog("db").error({ probed }, "the database is away; requests do without it until it is back");
      else getLog("db").warn({ probed }, "the database answers nobody new; what is connected goes on");
      for (const pool of [connections.pools.request, connections.pools.report]) pool?.giveUp(probed);
    },
  ));
}

/** The process's PostgreSQL pool for a purpose: `request` for hot paths, `report` for reports, `work` for `COPY`. */
export function getPool(purpose: Purpose = "request"): WatchedPool {
  const { DATABASE_URL, DATABASE_POOL } = getEnv();
  return (connections.pools[purpose] ??= new WatchedPool({
    connectionString: DATABASE_URL,
    purpose,
    max: purpose === "request" ? DATABASE_POOL : MOST[purpose],
    circuit: getCircuit(),
  }));
}

/** A statement written by hand that begins so is prepared once per connection, under this name. */
const NAMED = /^\s*\/\* ([\w-]+) \*\//;

/** Prisma over the pool of requests: for reads and writes of rows. */
export function getDb(): PrismaClient {
  const statementNameGenerator = ({ sql }: { sql: string }) => NAMED.exec(sql)?.[1] ?? "";
  return (connections.prisma ??= new PrismaClient({
    adapter: new PrismaPg(getPool(), { statementNameGenerator }),
  }));
}

/** How many connections there are, and who waits for one; of the pools this process has used. */
export function poolFigures() {
  const pools = Object.entries(connections.pools).map(
    ([purpose, { totalCount, idleCount, waitingCount, options }]) => ({
      purpose,
      busy: totalCount - idleCount,
      idle: idleCount,
      waiting: waitingCount,
      max: options.max ?? 0,
    }),
  );
  return { pools, isAway: isAway() };
}

/** Whether this process has found the database away, and not back yet. */
export function isAway(): boolean {
  return connections.circuit?.isOpen ?? false;
}

/** Closes everything; the next call of getPool or getDb connects anew. */
export async function closeDb(): Promise<void> {
  const { pools, prisma, circuit } = connections;
  connections.pools = {};
  connections.prisma = undefined;
  connections.circuit = undefined;
  circuit?.end();
  await prisma?.$disconnect();
  await Promise.all(Object.values(pools).map((pool) => pool.end()));
}
