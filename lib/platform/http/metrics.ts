import "server-only";
import client from "prom-client";
import { poolFigures } from "@/lib/platform/db/client";
import { createSingleton } from "@/lib/platform/singleton";

const FAST = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];
const LONG = [1, 5, 15, 60, 300, 900, 3600];
/** Of how late an event arrives: from a second to the thirty days after which none is taken. */
const LATE = [1, 5, 30, 120, 600, 3600, 86_400, 2_592_000];

type Registers = { registers: client.Registry[] };

/** What a web process counts of requests and lists. */
function servingMetrics(shared: Registers) {
  return {
    requestSeconds: new client.Histogram({
      ...shared,
      name: "aisle_http_request_seconds",
      help: "Time from a request's arrival to the end of its answer, by route pattern and status.",
      labelNames: ["route", "status"] as const,
      buckets: FAST,
    }),
    recommendSeconds: new client.Histogram({
      ...shared,
      name: "aisle_recommend_seconds",
      help: "Time to work out the lists of one page or call.",
      labelNames: ["failed"] as const,
      buckets: FAST,
    }),
    listsServed: new client.Counter({
      ...shared,
      name: "aisle_lists_served_total",
      help: "Recommendation lists by placement and rung.",
      labelNames: ["placement", "rung"] as const,
    }),
    cacheRequests: new client.Counter({
      ...shared,
      name: "aisle_cache_requests_total",
      help: "What was asked of the process's memories: hit, stale (given, and renewed after) or miss.",
      labelNames: ["cache", "result"] as const,
    }),
    servingModel: new client.Gauge({
      ...shared,
      name: "aisle_serving_model_info",
      help: "1 for the model version this process serves.",
      labelNames: ["version"] as const,
    }),
    modelsRefused: new client.Gauge({
      ...shared,
      name: "aisle_models_refused",
      help: "Versions this process should hold and does not, because they did not pass the gate.",
    }),
    catalogProducts: new client.Gauge({
      ...shared,
      name: "aisle_catalog_products",
      help: "Products in this process's catalogue.",
    }),
  };
}

/** What is counted of events that come in, whichever way. */
function eventMetrics(shared: Registers) {
  return {
    interactions: new client.Counter({
      ...shared,
      name: "aisle_interactions_total",
      help: "Interactions received, by what became of them.",
      labelNames: ["result"] as const,
    }),
    interactionRejects: new client.Counter({
      ...shared,
      name: "aisle_interaction_rejects_total",
      help: "Rejected interactions by reason.",
      labelNames: ["reason"] as const,
    }),
    eventLagSeconds: new client.Histogram({
      ...shared,
      name: "aisle_event_lag_seconds",
      help: "How long after it happened an event arrived, by the sender's clock.",
      buckets: LATE,
    }),
  };
}

/** What a worker counts of its own work. */
function workMetrics(shared: Registers) {
  return {
    jobSeconds: new client.Histogram({
      ...shared,
      name: "aisle_job_seconds",
      help: "Time of attempts at jobs, by kind and by how they ended.",
      labelNames: ["name", "outcome"] as const,
      buckets: LONG,
    }),
    choreFailures: new client.Counter({
      ...shared,
      name: "aisle_chore_failures_total",
      help: "Times something a worker does again and again has failed.",
      labelNames: ["chore"] as const,
    }),
    choreSeconds: new client.Gauge({
      ...shared,
      name: "aisle_chore_seconds",
      help: "How long it took the last time.",
      labelNames: ["chore"] as const,
    }),
  };
}

/** The process's connections, read when somebody asks. */
function addPoolMetrics(shared: Registers): void {
  const connections = new client.Gauge({
    ...shared,
    name: "aisle_db_connections",
    help: "Connections to the database, by what for and by state.",
    labelNames: ["purpose", "state"] as const,
    collect() {
      for (const { purpose, busy, idle } of poolFigures().pools) {
        connections.set({ purpose, state: "busy" }, busy);
        connections.set({ purpose, state: "idle" }, idle);
      }
    },
  });
  const most = new client.Gauge({
    ...shared,
    name: "aisle_db_connections_max",
    help: "Connections there may be at most.",
    labelNames: ["purpose"] as const,
    collect() {
      for (const { purpose, max } of poolFigures().pools) most.set({ purpose }, max);
    },
  });
  const waiting = new client.Gauge({
    ...shared,
    name: "aisle_db_waiting",
    help: "Statements and transactions that wait for a free connection.",
    labelNames: ["purpose"] as const,
    collect() {
      for (const { purpose, waiting: count } of poolFigures().pools) waiting.set({ purpose }, count);
    },
  });
  const away = new client.Gauge({
    ...shared,
    name: "aisle_db_away",
    help: "1 while the database is known not to answer.",
    collect() {
      away.set(poolFigures().isAway ? 1 : 0);
    },
  });
}

function createMetrics() {
  const registry = new client.Registry();
  client.collectDefaultMetrics({ register: registry });
  const shared = { registers: [registry] };
  addPoolMetrics(shared);
  return { registry, ...servingMetrics(shared), ...eventMetrics(shared), ...workMetrics(shared) };
}

/** The process's Prometheus figures. Labels take values that a program knows beforehand, never what a client has sent. */
export const getMetrics = createSingleton("http.metrics", createMetrics).get;

/** Counts one look into a memory of this process; null: it was not there. */
export function countRemembered(cache: string, found: { isStale: boolean } | null): void {
  const given = found?.isStale ? "stale" : "hit";
  getMetrics().cacheRequests.inc({ cache, result: found ? given : "miss" });
}

const collectors = createSingleton("http.metrics.collectors", () => new Map<string, () => unknown>()).get;

/**
 * Has `read` set gauges each time somebody asks for the figures. A second one of the same name takes the place of the first.
 *
 * @param read may be asynchronous; what it throws must have been dealt with
 */
export function onCollect(name: string, read: () => unknown): void {
  collectors().set(name, read);
}

/** All figures of this process as Prometheus reads them, and their content type. */
export async function collectMetrics(): Promise<{ text: string; contentType: string }> {
  const { registry } = getMetrics();
  await Promise.all([...collectors().values()].map((read) => read()));
  return { text: await registry.metrics(), contentType: registry.contentType };
}
