import "server-only";
import client from "prom-client";
import { createSingleton } from "@/lib/platform/singleton";

function createMetrics() {
  const registry = new client.Registry();
  client.collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    requestSeconds: new client.Histogram({
      name: "aisle_http_request_seconds",
      help: "Time to answer an API request.",
      registers,
      labelNames: ["route", "status"] as const,
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    }),
    listsServed: new client.Counter({
      name: "aisle_lists_served_total",
      help: "Recommendation lists by placement and rung.",
      registers,
      labelNames: ["placement", "rung"] as const,
    }),
    interactions: new client.Counter({
      name: "aisle_interactions_total",
      help: "Interactions received, by what became of them.",
      registers,
      labelNames: ["result"] as const,
    }),
  };
}

/** The process's Prometheus figures. */
export const getMetrics = createSingleton("http.metrics", createMetrics).get;
