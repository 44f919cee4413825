import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";

const BOARDS = "deploy/grafana/dashboards";
/** Rates need two scrapes and a little more. */
const TRAFFIC_MS = 45_000;
const WINDOW = "20s";
/** Of all queries. What has not happened in a minute (a rejection, a refused version) has nothing to show. */
const LEAST_WITH_DATA = 0.7;

const boardSchema = z.object({
  title: z.string(),
  panels: z.array(
    z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })).optional() }),
  ),
});
const sample = z.tuple([z.number(), z.string()]);
const answerSchema = z.object({
  status: z.string(),
  error: z.string().optional(),
  data: z.object({ result: z.array(z.object({ value: sample })) }).optional(),
});
const rulesSchema = z.object({
  data: z.object({
    groups: z.array(
      z.object({
        rules: z.array(z.object({ name: z.string(), health: z.string(), lastError: z.string().optional() })),
      }),
    ),
  }),
});
const targetsSchema = z.object({
  data: z.object({ activeTargets: z.array(z.object({ health: z.string(), lastError: z.string() })) }),
});

interface Endpoints {
  web: string;
  worker: string;
  token: string;
}

async function ask<T>(address: string, schema: z.ZodType<T>): Promise<T> {
  return schema.parse(await (await fetch(address)).json());
}

/** The configuration that is shipped, with the addresses of this machine, and scrapes that come quickly. */
function writeConfig(folder: string, { web, worker, token }: Endpoints): string {
  fs.mkdirSync(folder, { recursive: true });
  const tokenFile = path.join(folder, "token");
  fs.writeFileSync(tokenFile, token);
  const shipped = fs.readFileSync("deploy/prometheus/prometheus.yaml", "utf8");
  const changed = shipped
    .replace("web:3000", new URL(web).host)
    .replace("worker:9464", new URL(worker).host)
    .replaceAll("/run/secrets/metrics_token", tokenFile)
    .replace("rules.yaml", path.resolve("deploy/prometheus/rules.yaml"))
    .replaceAll("interval: 15s", "interval: 2s");
  const file = path.join(folder, "prometheus.yaml");
  fs.writeFileSync(file, changed);
  return file;
}

/** A little of everything, again and again: pages, lists, events that are taken and events that are not. */
async function makeTraffic(web: string): Promise<void> {
  const until = Date.now() + TRAFFIC_MS;
  const at = () => new Date().toISOString();
  const bad = () => ({ id: crypto.randomUUID(), kind: "view", product: "none-such", at: at() });
  while (Date.now() < until) {
    for (const each of ["/", "/search?q=cup", "/products/none", "/api/recommend?placement=home.trending"]) {
      await (await fetch(`${web}${each}`)).arrayBuffer();
    }
    const body = JSON.stringify({ interactions: [bad(), { kind: "nothing" }] });
    await fetch(`${web}/api/interactions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
    await sleep(200);
  }
}

async function untilScraped(address: string): Promise<void> {
  for (let tries = 0; tries < 60; tries++) {
    const found = await ask(`${address}/api/v1/targets`, targetsSchema).catch(() => null);
    const targets = found?.data.activeTargets ?? [];
    if (targets.length === 2 && targets.every(({ health }) => health === "up")) return;
    await sleep(500);
  }
  throw new Error("Prometheus cannot read the figures of web and worker.");
}

async function checkBoards(address: string): Promise<boolean> {
  let withData = 0;
  let queries = 0;
  const failures: string[] = [];
  for (const file of fs.readdirSync(BOARDS)) {
    const board = boardSchema.parse(JSON.parse(fs.readFileSync(path.join(BOARDS, file), "utf8")));
    const empty: string[] = [];
    for (const { title, targets = [] } of board.panels) {
      for (const { expr } of targets) {
        const query = expr.replaceAll("$__rate_interval", WINDOW);
        const url = `${address}/api/v1/query?query=${encodeURIComponent(query)}`;
        const { status, error, data } = await ask(url, answerSchema);
        queries++;
        if (status !== "success") failures.push(`${board.title}, ${title}: ${error}`);
        else if (data?.result.some(({ value: [, value] }) => value !== "NaN")) withData++;
        else empty.push(title);
      }
    }
    console.log(
      `${board.title}: ${board.panels.length} panels; without data yet: ${[...new Set(empty)].join(", ") || "none"}`,
    );
  }
  for (const failure of failures) console.log(failure);
  console.log(`Queries of panels: ${queries}, ${withData} with data, ${failures.length} refused`);
  return failures.length === 0 && withData >= LEAST_WITH_DATA * queries;
}

async function checkRules(address: string): Promise<boolean> {
  const { data } = await ask(`${address}/api/v1/rules`, rulesSchema);
  const rules = data.groups.flatMap((group) => group.rules);
  const ill = rules.filter(({ health }) => health !== "ok");
  for (const { name, lastError } of ill) console.log(`Rule ${name}: ${lastError}`);
  console.log(`Rules: ${rules.length}, ${ill.length} that cannot be worked out`);
  return rules.length > 0 && ill.length === 0;
}

/**
 * Has Debian's Prometheus scrape a running shop by the configuration that is shipped, and asks what each panel would ask.
 *
 * @param port a free one, for Prometheus
 * @returns whether no query is refused, most have data, and every rule can be worked out
 */
export async function checkDashboards(endpoints: Endpoints, port: number): Promise<boolean> {
  const folder = path.resolve(".cache/prometheus");
  fs.rmSync(folder, { recursive: true, force: true });
  const config = writeConfig(folder, endpoints);
  const address = `http://127.0.0.1:${port}`;
  const args = [
    `--config.file=${config}`,
    `--storage.tsdb.path=${folder}/data`,
    `--web.listen-address=127.0.0.1:${port}`,
  ];
  const prometheus: ChildProcess = spawn("prometheus", args, { stdio: "ignore" });
  const ended = new Promise((resolve) => prometheus.once("close", resolve));
  try {
    await untilScraped(address);
    await makeTraffic(endpoints.web);
    const answers = [await checkBoards(address), await checkRules(address)];
    return answers.every(Boolean);
  } finally {
    prometheus.kill("SIGTERM");
    await ended;
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
