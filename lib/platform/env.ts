import "server-only";
import { z } from "zod";
import { readOrigin } from "./origin";
import { parseInput } from "./parse-input";

const secret = z.string().min(32, "must have at least 32 characters");

const addresses = z
  .string()
  .transform((list) => list.split(",").map((address) => address.trim()))
  .pipe(z.array(z.email()));

/** Where pages are that may call the API; `*`: anywhere, without cookies. */
const origins = z.string().transform((list, { addIssue }) =>
  list
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "")
    .map((entry) => {
      if (entry !== "*" && readOrigin(entry) === null)
        addIssue(`${entry} is no origin like https://www.example`);
      return readOrigin(entry) ?? entry;
    }),
);
const hosts = z
  .string()
  .transform((list) => list.split(",").map((host) => host.trim().toLowerCase()))
  .pipe(z.array(z.string().min(1)));

/** Secrets of another shop, separated by commas: while one takes the place of the other, both are known. */
const sharedSecrets = z
  .string()
  .transform((list) => list.split(",").map((one) => one.trim()))
  .pipe(z.array(z.string().min(16, "must have at least 16 characters")));

const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  /** Where a worker answers whoever collects figures, and probes; without it a worker listens nowhere. */
  AISLE_METRICS_PORT: z.coerce.number().int().min(1).max(65535).optional(),
  /** Where the embedded database, the secrets and the logs lie. */
  AISLE_DATA: z.string().min(1).default(".data"),
  /** ask: nothing is recorded before the shopper has chosen. inform: recorded until they say no, and the page says so. */
  AISLE_CONSENT: z.enum(["ask", "inform"]).default("ask"),
  /** What choosing among models may take, in seconds of a machine with two cores; a first training takes less. */
  AISLE_TRAINING_SECONDS: z.coerce.number().min(1).max(3600).default(40),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** A collector of traces, by OTLP over HTTP; without it nothing is traced. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  /** Which share of the traces is sent. */
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
  /** Connections of one process for requests; reports and long work have a few of their own. */
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(10),
  NEXTAUTH_SECRET: secret,
  NEXTAUTH_URL: z.url().optional(),
  AISLE_LIST_SECRET: secret,
  CRON_SECRET: secret,
  METRICS_TOKEN: secret,
  /** Front ends of the shop on other origins, separated by commas: their pages may call the API, cookies included. */
  AISLE_CORS_ORIGINS: z.optional(origins),
  /** Where alerts are posted to, as JSON. */
  AISLE_ALERT_WEBHOOK: z.url({ protocol: /^https?$/ }).optional(),
  /** Who gets alerts by e-mail, separated by commas. */
  AISLE_ALERT_EMAIL: z.optional(addresses),
  /** Who alerts come from; their first receiver if left out. */
  AISLE_ALERT_FROM: z.email().optional(),
  /** The server that takes e-mail: smtp:// or smtps://, with user and password where it wants them. */
  AISLE_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** Hosts, separated by commas, that feeds may be fetched from though they are in a private network, and by http. */
  AISLE_FEED_HOSTS: z.optional(hosts),
  /** The folder in which feeds that are files lie; `feeds` in the data folder if left out. */
  AISLE_FEED_FOLDER: z.string().min(1).optional(),
  /** What Shopify signs its webhooks with. Without it none is taken. */
  AISLE_SHOPIFY_SECRET: z.optional(sharedSecrets),
  /** What WooCommerce signs its webhooks with. Without it none is taken. */
  AISLE_WOOCOMMERCE_SECRET: z.optional(sharedSecrets),
});

const serverSchema = schema.refine((env) => !env.AISLE_ALERT_EMAIL || env.AISLE_SMTP_URL, {
  path: ["AISLE_SMTP_URL"],
  message: "must be there for AISLE_ALERT_EMAIL to be sent to",
});

/** Settings every process has; the secrets are only there in processes that serve or work. */
const launcherSchema = schema
  .pick({
    NODE_ENV: true,
    LOG_LEVEL: true,
    PORT: true,
    AISLE_DATA: true,
    AISLE_CONSENT: true,
    DATABASE_POOL: true,
    AISLE_FEED_HOSTS: true,
    AISLE_FEED_FOLDER: true,
  })
  .extend({ DATABASE_URL: schema.shape.DATABASE_URL.optional(), CHROMIUM: z.string().optional() });

export type Env = z.infer<typeof schema>;
export type LauncherEnv = z.infer<typeof launcherSchema>;

function parse<T>(shape: z.ZodType<T>): T {
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ""));
  return parseInput(shape, given, (fields) => {
    const problems = fields.map(({ path, message }) => `  ${path}: ${message}`);
    return `The environment is incomplete or wrong (npm start makes what is missing):\n${problems.join("\n")}`;
  });
}

let env: Env | undefined;
let launcherEnv: LauncherEnv | undefined;

/** The environment, parsed once. Throws one error that lists everything wrong. */
export function getEnv(): Env {
  return (env ??= parse(serverSchema));
}

/** What the entry points may know before the database and the secrets are there. */
export function getLauncherEnv(): LauncherEnv {
  return (launcherEnv ??= parse(launcherSchema));
}

/** The environment for a child process: ours and `extra`. */
export function childEnvironment(extra: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...extra };
}

/** Lets an entry point complete its own environment before anything has read it. */
export function completeEnvironment(extra: Record<string, string>): void {
  Object.assign(process.env, extra);
  env = undefined;
  launcherEnv = undefined;
}
