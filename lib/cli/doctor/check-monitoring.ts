import ipaddr from "ipaddr.js";
import type { LauncherEnv } from "@/lib/platform/env";
import { type Finding, ok, problem, warning } from "./finding";

const PATIENCE_MS = 2_000;
const METRICS_REMEDY = "docs/deploy.md says how Prometheus collects them.";

type Asked = Pick<LauncherEnv, "AISLE_METRICS_PORT" | "NEXTAUTH_URL" | "PORT">;

/** The status an address answers with; null: nobody answers there. */
async function ask(url: string, init: RequestInit = {}): Promise<number | null> {
  try {
    const answer = await fetch(url, {
      ...init,
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await answer.body?.cancel();
    return answer.status;
  } catch {
    return null;
  }
}

/** Whether figures are told at an address, and to nobody who has no token. */
async function checkCollecting(check: string, url: string, token: string | undefined): Promise<Finding> {
  const stranger = await ask(url);
  if (stranger === 200)
    return problem(
      check,
      `${url} tells everybody.`,
      "Something in front adds the token, or another program answers there: look at who listens.",
    );
  if (stranger !== 401 && stranger !== 403)
    return problem(check, `${url} answers ${stranger} where a token should be asked for.`, METRICS_REMEDY);
  if (token === undefined)
    return ok(
      check,
      `on at ${url}, for whoever has METRICS_TOKEN; it is not known here, so that it was not tried`,
    );
  const [current = token] = token.split(",");
  const status = await ask(url, { headers: { authorization: `Bearer ${current.trim()}` } });
  if (status === 200) return ok(check, `on at ${url}, for whoever has METRICS_TOKEN`);
  if (status === 403)
    return ok(
      check,
      `on at ${url}, for whoever has METRICS_TOKEN and asks from AISLE_METRICS_NETWORKS; this machine does not`,
    );
  return warning(
    check,
    `${url} does not take this machine's METRICS_TOKEN (${status ?? "no answer"}).`,
    "Restart what was started before the token was changed, and give Prometheus the present one.",
  );
}

/** Whether the web process that runs here tells its figures. */
export async function checkWebMetrics({ PORT }: Asked, token: string | undefined): Promise<Finding> {
  const base = `http://127.0.0.1:${PORT}`;
  if ((await ask(`${base}/api/health/live`)) !== 200)
    return ok("metrics", "the shop is closed; a web process that runs tells them at /api/metrics");
  return checkCollecting("metrics", `${base}/api/metrics`, token);
}

/** Whether workers tell theirs, and those of the shop as a whole: the queue, trainings, backups. */
export async function checkWorkerMetrics(env: Asked, token: string | undefined): Promise<Finding> {
  const { AISLE_METRICS_PORT: port, NEXTAUTH_URL } = env;
  const check = "worker metrics";
  if (port === undefined) {
    const message = "off: a worker listens nowhere, and nobody hears of the queue, trainings and backups";
    const isPublic = NEXTAUTH_URL?.startsWith("https://") ?? false;
    return isPublic
      ? warning(check, `${message}.`, "Set AISLE_METRICS_PORT, to 9464 say.")
      : ok(check, message);
  }
  const url = `http://127.0.0.1:${port}`;
  if ((await ask(`${url}/live`)) !== 200)
    return warning(
      check,
      `Nobody answers on port ${port} of this machine.`,
      "Keep a worker running (npm start, npm run worker) with the same AISLE_METRICS_PORT.",
    );
  return checkCollecting(check, `${url}/metrics`, token);
}

/** Whether what is sent to a host stays on this machine or in a network of one's own. */
function isNear(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, "");
  if (ipaddr.isValid(bare)) return ipaddr.process(bare).range() !== "unicast";
  return bare === "localhost" || !bare.includes(".") || /\.(?:local|internal|svc)(?:\.|$)/.test(bare);
}

/** Whether traces are sent, whether anybody takes them, and whether others could read them on the way. */
export async function checkTraces(env: Pick<LauncherEnv, "OTEL_EXPORTER_OTLP_ENDPOINT">): Promise<Finding> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint } = env;
  if (endpoint === undefined) return ok("traces", "off: OTEL_EXPORTER_OTLP_ENDPOINT names no collector");
  const url = new URL("/v1/traces", endpoint);
  const status = await ask(url.href, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ resourceSpans: [] }),
  });
  if (status === null)
    return warning(
      "traces",
      `No collector answers at ${url.href}.`,
      "Start it, or correct OTEL_EXPORTER_OTLP_ENDPOINT: what is not taken is lost.",
    );
  if (status >= 300)
    return warning(
      "traces",
      `${url.href} answers ${status} to an empty trace.`,
      "The address has to be that of a collector of OTLP over HTTP, on port 4318 as a rule.",
    );
  if (url.protocol === "http:" && !isNear(url.hostname))
    return warning(
      "traces",
      `Traces go to ${url.host} unencrypted.`,
      "Use https, or a collector beside the shop.",
    );
  return ok("traces", `on: ${url.host} takes them`);
}
