import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { getMetrics } from "@/lib/platform/http/metrics";
import { tellOfShop } from "./shop-metrics";

const BOARDS = "deploy/grafana/dashboards";
const boardSchema = z.object({
  panels: z.array(
    z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })).optional() }),
  ),
});

/** Every query of a panel, with where it stands. */
function readPanels(): { place: string; expr: string }[] {
  return fs.readdirSync(BOARDS).flatMap((file) => {
    const { panels } = boardSchema.parse(JSON.parse(fs.readFileSync(path.join(BOARDS, file), "utf8")));
    return panels.flatMap(({ title, targets = [] }) =>
      targets.map(({ expr }) => ({ place: `${file}: ${title}`, expr })),
    );
  });
}

const rules = fs.readFileSync("deploy/prometheus/rules.yaml", "utf8");
const recorded = new Set([...rules.matchAll(/record: (\S+)/g)].map(([, name = ""]) => name));
/** What Prometheus itself says of whatever it asks. */
const OF_PROMETHEUS = ["up"];

/** The metrics a query names; of a histogram, the histogram. */
function metricsIn(query: string): string[] {
  const names =
    query.match(/\b(?:aisle|nodejs|process)_[a-z0-9_]+|\baisle:[a-z_]+:[a-z0-9_]+|\bup\b(?=[{ ])/g) ?? [];
  return names.map((name) => name.replace(/_(bucket|sum|count)$/, ""));
}

const expressions = [
  ...rules.matchAll(/expr: *(?:\|-?|>-?)?([\s\S]*?)(?=\n {6}- |\n {8}\w+:|\n {2}- |$)/g),
].map(([, expr = ""]) => expr);
let told: Set<string>;

beforeAll(() => {
  tellOfShop();
  const names = getMetrics()
    .registry.getMetricsAsArray()
    .map(({ name }) => name);
  told = new Set(names);
});

describe("what the shop tells Prometheus", () => {
  it("stands, each figure of ours, in a panel or a rule", () => {
    const shown = new Set([...readPanels().map(({ expr }) => expr), ...expressions].flatMap(metricsIn));
    const ours = [...told].filter((name) => name.startsWith("aisle_"));
    expect(ours.length).toBeGreaterThan(30);
    expect(ours.filter((name) => !shown.has(name))).toEqual([]);
  });

  it("is all that panels and rules ask for", () => {
    const all = [...readPanels(), ...expressions.map((expr) => ({ place: "rules", expr }))];
    expect(all.length).toBeGreaterThan(80);
    const unknown = all.flatMap(({ place, expr }) =>
      metricsIn(expr)
        .filter((name) => !told.has(name) && !recorded.has(name) && !OF_PROMETHEUS.includes(name))
        .map((name) => `${place}: ${name}`),
    );
    expect(unknown).toEqual([]);
    expect(all.filter(({ expr }) => metricsIn(expr).length === 0)).toEqual([]);
  });
});

describe("an alert", () => {
  const alerts = [...rules.matchAll(/- alert: (\w+)([\s\S]*?)(?=\n {6}- |\n {2}- |$)/g)];

  it("says how urgent it is, what is wrong and what to do, under a name of its own", () => {
    expect(alerts.length).toBeGreaterThan(20);
    for (const [, name, text = ""] of alerts) {
      expect(text, name).toMatch(/severity: (page|ticket)/);
      expect(text, name).toMatch(/summary: \S[\s\S]*description: \S/);
    }
    expect(new Set(alerts.map(([, name]) => name)).size).toBe(alerts.length);
  });
});
