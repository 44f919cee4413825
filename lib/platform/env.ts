import "server-only";
import fs from "node:fs";
import ipaddr from "ipaddr.js";
import { z } from "zod";
import { AppError, messageOf } from "./errors";
import { readOrigin } from "./origin";
import { parseInput } from "./parse-input";

const SHORTEST_SECRET = 32;
const secret = z.string().min(SHORTEST_SECRET, "must have at least 32 characters");

/** A secret; or two with a comma between them, of which the first is used and both are accepted: see shop-secrets. */
const rotatingSecret = z.string().superRefine((text, { addIssue }) => {
  const values = text.split(",").map((value) => value.trim());
  if (values.some((value) => value.length < SHORTEST_SECRET))
    addIssue(`must have at least ${SHORTEST_SECRET} characters`);
  if (values.length > 2) addIssue("may have two values at most, the new one and the one before");
});

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

/** Addresses and networks (`10.0.0.0/8`), separated by commas. */
const networks = z.string().transform((list, { addIssue }) =>
  list
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "")
    .filter((entry) => {
      const isNetwork = ipaddr.isValid(entry) || ipaddr.isValidCIDR(entry);
      if (!isNetwork) addIssue(`${entry} is neither an address nor a network like 10.0.0.0/8`);
      return isNetwork;
    }),
);

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
  /** How long a web process that is to end says so before it takes no more connections: what a load balancer needs to notice. */
  AISLE_DRAIN_SECONDS: z.coerce.number().min(0).max(300).default(0),
  /** With less room than this on the disk of the embedded database, events are not taken, nor is anything large begun. */
  AISLE_RESERVE_MB: z.coerce.number().int().min(0).default(256),
  /** Where the database lies, if on this machine; of the embedded one npm start says so to the processes it starts. */
  AISLE_DATABASE_FOLDER: z.string().min(1).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** A collector of traces, by OTLP over HTTP; without it nothing is traced. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  /** Which share of the traces is sent. */
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
  /** Connections of one process for requests; reports and long work have a few of their own. */
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(10),
  /** Pages that one process makes at once, and calls of the API that it answers at once; what is more is refused with 503. */
  AISLE_PAGES_AT_ONCE: z.coerce.number().int().min(1).max(100_000).default(40),
  AISLE_CALLS_AT_ONCE: z.coerce.number().int().min(1).max(100_000).default(200),
  /** Megabytes that one process keeps of pages that are the same for everybody; 0: every page is made for whoever asks. */
  AISLE_KEPT_PAGES_MB: z.coerce.number().int().min(0).max(100_000).default(128),
  /** on: browsers of visitors who allow it keep what they looked at for when there is no network. */
  AISLE_OFFLINE: z.enum(["on", "off"]).default("on"),
  NEXTAUTH_SECRET: rotatingSecret,
  NEXTAUTH_URL: z.url().optional(),
  /** Machines in front of the shop whose word is taken for where a request comes from, and by which protocol. */
  AISLE_TRUSTED_PROXIES: z.optional(networks),
  /** on: with https, no host below the shop's own is to be visited without it either. */
  AISLE_HSTS_SUBDOMAINS: z.enum(["on", "off"]).default("off"),
  /** From where the staff may work here, and from where figures may be collected; from everywhere if left out. */
  AISLE_STAFF_NETWORKS: z.optional(networks),
  AISLE_METRICS_NETWORKS: z.optional(networks),
  /** required: whoever works here gets into the admin with a second factor alone. */
  AISLE_STAFF_SECOND_FACTOR: z.enum(["optional", "required"]).default("optional"),
  /** So long a session of the staff may lie unused, in minutes. */
  AISLE_STAFF_IDLE_MINUTES: z.coerce.number().int().min(1).max(1440).default(60),
  /** After that a session of the staff ends, however often it was used. */
  AISLE_STAFF_SESSION_HOURS: z.coerce.number().int().min(1).max(720).default(12),
  AISLE_LIST_SECRET: rotatingSecret,
  CRON_SECRET: rotatingSecret,
  METRICS_TOKEN: rotatingSecret,
  /** What erasures are remembered by; it never changes. */
  AISLE_ERASURE_SECRET: secret.optional(),
  /** Where a backup is put every night; none is made without. */
  AISLE_BACKUP_FOLDER: z.string().min(1).optional(),
  /** Of how many nights, and of how many weeks, backups are kept. */
  AISLE_BACKUP_DAILY: z.coerce.number().int().min(1).max(1000).default(7),
  AISLE_BACKUP_WEEKLY: z.coerce.number().int().min(0).max(1000).default(4),
  /** Front ends of the shop on other origins, separated by commas: their pages may call the API, cookies included. */
  AISLE_CORS_ORIGINS: z.optional(origins),
  /** Where the keys are that a provider of identities signs tokens of services with; none is taken without. */
  AISLE_JWKS_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** What the provider calls itself, and this shop. */
  AISLE_JWT_ISSUER: z.string().min(1).optional(),
  AISLE_JWT_AUDIENCE: z.string().min(1).optional(),
  /** Where alerts are posted to, as JSON. */
  AISLE_ALERT_WEBHOOK: z.url({ protocol: /^https?$/ }).optional(),
  /** Who gets alerts by e-mail, separated by commas. */
  AISLE_ALERT_EMAIL: z.optional(addresses),
  /** Who alerts come from; their first receiver if left out. */
  AISLE_ALERT_FROM: z.email().optional(),
  /** Who mail to accounts comes from; whoever alerts come from if left out. */
  AISLE_MAIL_FROM: z.email().optional(),
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
  /** The secret or restricted key of an account at Stripe. Without it the shop cannot be paid that way. */
  AISLE_STRIPE_SECRET_KEY: z.string().min(16, "must have at least 16 characters").optional(),
  /** What Stripe signs its webhooks with. Without it none is taken, and payments are asked about instead. */
  AISLE_STRIPE_WEBHOOK_SECRET: z.optional(sharedSecrets),
  /** Where Stripe answers. */
  AISLE_STRIPE_URL: z.url({ protocol: /^https?$/ }).default("https://api.stripe.com"),
  /** So long the shop waits for what a payment provider answers, in seconds. */
  AISLE_PAYMENT_SECONDS: z.coerce.number().min(0.05).max(60).default(10),
});

const serverSchema = schema
  .refine((env) => !env.AISLE_ALERT_EMAIL || env.AISLE_SMTP_URL, {
    path: ["AISLE_SMTP_URL"],
    message: "must be there for AISLE_ALERT_EMAIL to be sent to",
  })
  .refine((env) => !env.AISLE_JWKS_URL || (env.AISLE_JWT_ISSUER && env.AISLE_JWT_AUDIENCE), {
    path: ["AISLE_JWT_AUDIENCE"],
    message: "must be there beside AISLE_JWT_ISSUER: a token for another service is not for this one",
  });

/** Settings every process has; the secrets are only there in processes that serve or work. */
const launcherSchema = schema
  .pick({
    NODE_ENV: true,
    LOG_LEVEL: true,
    PORT: true,
    AISLE_DATA: true,
    AISLE_CONSENT: true,
    NEXTAUTH_URL: true,
    AISLE_TRUSTED_PROXIES: true,
    DATABASE_POOL: true,
    AISLE_PAGES_AT_ONCE: true,
    AISLE_CALLS_AT_ONCE: true,
    AISLE_KEPT_PAGES_MB: true,
    AISLE_OFFLINE: true,
    AISLE_FEED_HOSTS: true,
    AISLE_FEED_FOLDER: true,
    AISLE_RESERVE_MB: true,
    AISLE_DATABASE_FOLDER: true,
    AISLE_BACKUP_FOLDER: true,
    AISLE_METRICS_PORT: true,
    OTEL_EXPORTER_OTLP_ENDPOINT: true,
  })
  .extend({ DATABASE_URL: schema.shape.DATABASE_URL.optional(), CHROMIUM: z.string().optional() });

/** Settings of entry points and of packages, which may be given by a file as well. */
const FURTHER = ["ADMIN_PASSWORD", "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY"];

/**
 * Takes settings out of the files that `NAME_FILE` names, as Docker, Kubernetes and key vaults mount them. From then on they
 * are in the environment, for child processes too. Throws AppError invalid when both are given, or the file cannot be read.
 */
function readFiles(): void {
  for (const name of [...Object.keys(schema.shape), ...FURTHER]) {
    const file = process.env[`${name}_FILE`];
    if (file === undefined || file === "") continue;
    if (process.env[name])
      throw new AppError("invalid", `${name} and ${name}_FILE are both set; one is enough.`);
    process.env[name] = readSettingFile(name, file);
    delete process.env[`${name}_FILE`];
  }
}

function readSettingFile(name: string, file: string): string {
  try {
    // The line end that editors and `echo` leave is none of the secret.
    return fs.readFileSync(file, "utf8").replace(/\r?\n$/, "");
  } catch (error) {
    throw new AppError("invalid", `${name}_FILE cannot be read: ${messageOf(error)}`, { cause: error });
  }
}

export type Env = z.infer<typeof schema>;
export type LauncherEnv = z.infer<typeof launcherSchema>;

function parse<T>(shape: z.ZodType<T>): T {
  readFiles();
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
  readFiles();
  return { ...process.env, ...extra };
}

/** Lets an entry point complete its own environment before anything has read it. */
export function completeEnvironment(extra: Record<string, string>): void {
  Object.assign(process.env, extra);
  env = undefined;
  launcherEnv = undefined;
}
