import type { ClientBase } from "pg";
import { messageOf } from "@/lib/platform/errors";
import { requireServable } from "@/lib/recommender/models/artifact-check";
import type { StoredArtifact } from "@/lib/recommender/models/model-version";
import { readRehearsal } from "@/lib/recommender/models/rehearsal";
import { readMigrations } from "@/lib/platform/postgres/migrate";
import { findStrangeSecrets, sayStrange } from "@/lib/platform/postgres/secret-prints";
import type { Secrets } from "@/lib/platform/postgres/secrets";
import { type Finding, ok, problem, warning } from "./finding";

const OLDEST_SERVER = 150_000;
/** Below this nobody notices. */
const MOST_SECONDS_APART = 30;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const OLD_MODEL_DAYS = 7;
/** One a night, and one that failed. */
const OLD_BACKUP_HOURS = 50;
/** What is too old goes once a night. */
const RETENTION_SILENCE_DAYS = 2;
/** A worker looks after the queue every second. */
const WORKER_SILENCE_SECONDS = 20;

export async function checkServer(client: ClientBase): Promise<Finding> {
  const { rows } = await client.query<{ number: number; name: string; writable: boolean }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as name,
            not pg_is_in_recovery() as writable`,
  );
  const [server] = rows;
  if (!server?.writable)
    return problem(
      "database",
      "The database only reads: it is a replica.",
      "Point DATABASE_URL at the primary.",
    );
  if (server.number < OLDEST_SERVER)
    return problem("database", `PostgreSQL ${server.name} is too old.`, "Use PostgreSQL 15 or newer.");
  return ok("database", `PostgreSQL ${server.name} answers`);
}

/** Whether this machine and that of the database take it for the same time. */
export async function checkClock(client: ClientBase, now = () => Date.now()): Promise<Finding> {
  const asked = now();
  const { rows } = await client.query<{ at: Date }>("select clock_timestamp() as at");
  const answered = now();
  const behind = ((rows[0]?.at.getTime() ?? answered) - (asked + answered) / 2) / 1_000;
  if (Math.abs(behind) < MOST_SECONDS_APART) return ok("clock", "it is that of the database");
  const message = `The clock of this machine is ${Math.round(Math.abs(behind))} s ${behind > 0 ? "behind" : "ahead of"} that of the database.`;
  return warning("clock", message, "Let both machines take their time from the network (NTP).");
}

export async function checkMigrations(client: ClientBase, migrations = readMigrations()): Promise<Finding> {
  const { rows: exists } = await client.query("select to_regclass('_prisma_migrations') as name");
  if (exists[0]?.name === null)
    return warning("migrations", "The database is empty.", "npm start, or npm run db:migrate");
  const { rows } = await client.query<{ name: string; checksum: string }>(
    "select migration_name as name, checksum from _prisma_migrations where finished_at is not null and rolled_back_at is null",
  );
  const applied = new Map(rows.map(({ name, checksum }) => [name, checksum]));
  const edited = migrations.filter(
    ({ name, checksum }) => applied.has(name) && applied.get(name) !== checksum,
  );
  const pending = migrations.filter(({ name }) => !applied.has(name));
  const unknown = rows.filter(({ name }) => !migrations.some((one) => one.name === name));
  const names = (list: { name: string }[]) => list.map(({ name }) => name).join(", ");
  if (edited.length > 0)
    return problem(
      "migrations",
      `Changed after they had been applied: ${names(edited)}.`,
      "Restore the files; put the change into a new migration.",
    );
  if (unknown.length > 0)
    return problem(
      "migrations",
      `The database is newer than this program: ${names(unknown)}.`,
      "Update the program.",
    );
  if (pending.length > 0)
    return warning("migrations", `Not applied yet: ${names(pending)}.`, "npm run db:migrate");
  return ok("migrations", `${migrations.length} applied, none changed`);
}

export async function checkExtension(client: ClientBase): Promise<Finding> {
  const { rowCount } = await client.query("select 1 from pg_extension where extname = 'pg_trgm'");
  if (rowCount) return ok("search", "pg_trgm is installed");
  return problem(
    "search",
    "The extension pg_trgm is missing: misspelt words find nothing.",
    "As a superuser: create extension pg_trgm",
  );
}

export async function checkContents(client: ClientBase): Promise<Finding[]> {
  const { rows } = await client.query<{ products: number; interactions: number; admins: number }>(
    `select (select count(*)::int from products where status = 'active') as products,
            (select count(*)::int from interactions) as interactions,
            (select count(*)::int from users where role = 'admin') as admins`,
  );
  const { products = 0, interactions = 0, admins = 0 } = rows[0] ?? {};
  return [
    products > 0
      ? ok("products", `${products} on sale`)
      : warning("products", "The shop is empty.", "npm run aisle -- sample, or import"),
    interactions > 0
      ? ok("interactions", `${interactions} recorded`)
      : warning(
          "interactions",
          "There are no interactions yet: there is nothing to learn from.",
          "npm run aisle -- import, or wait for shoppers",
        ),
    admins > 0
      ? ok("admin", `${admins} admin${admins === 1 ? "" : "s"}`)
      : warning("admin", "There is no admin yet.", "npm run aisle -- admin you@example.com"),
  ];
}

export async function checkModel(client: ClientBase, now: number): Promise<Finding> {
  const { rows } = await client.query<
    Omit<StoredArtifact, "rehearsal"> & { rehearsal: unknown; createdAt: Date }
  >(
    `select f.model_version_id as id, f.bytes, f.sha256, f.rehearsal, v.created_at as "createdAt"
     from model_aliases a join model_artifacts f using (model_version_id) join model_versions v on v.id = a.model_version_id
     where a.alias = 'live'`,
  );
  const [artifact] = rows;
  if (!artifact)
    return warning("model", "No model is live: everyone sees what is popular.", "npm run aisle -- train");
  const onSale = await client.query<{ id: number }>("select id from products where status = 'active'");
  try {
    const { chosen } = requireServable(
      { ...artifact, rehearsal: readRehearsal(artifact.rehearsal) },
      onSale.rows.map(({ id }) => id),
    );
    const days = Math.floor((now - artifact.createdAt.getTime()) / DAY_MS);
    const message = `${artifact.id} (${chosen}) serves, ${days === 0 ? "made today" : `${days} days old`}`;
    return days > OLD_MODEL_DAYS ? warning("model", message, "npm run aisle -- train") : ok("model", message);
  } catch (error) {
    return problem("model", messageOf(error), "npm run aisle -- model rollback, or train --force");
  }
}

export async function checkWorker(client: ClientBase): Promise<Finding> {
  const remedy = "npm start runs one; npm run worker runs another";
  const { rows: exists } = await client.query("select to_regclass('pgboss.queue') as name");
  if (exists[0]?.name === null) return warning("worker", "No worker has ever run.", remedy);
  const { rows } = await client.query<{ silence: number | null; waiting: number }>(
    `select extract(epoch from now() - max(greatest(monitor_on, monitor_claim_on)))::float as silence,
            (select count(*)::int from jobs where state in ('queued', 'running')) as waiting
     from pgboss.queue`,
  );
  const { silence = null, waiting = 0 } = rows[0] ?? {};
  if (silence !== null && silence < WORKER_SILENCE_SECONDS) return ok("worker", "a worker is at work");
  const heard =
    silence === null ? "No worker has ever reported" : `No worker has reported for ${Math.round(silence)} s`;
  const message = waiting > 0 ? `${heard}, and ${waiting} jobs wait for one.` : `${heard}.`;
  return warning("worker", message, remedy);
}

/** Whether losing everything now would lose more than a day or two. */
export async function checkBackups(client: ClientBase, now: number, folder?: string): Promise<Finding> {
  const { rows } = await client.query<{ at: Date | null; file: string | null }>(
    "select max(made_at) as at, (array_agg(file order by made_at desc))[1] as file from backups",
  );
  const { at = null, file = null } = rows[0] ?? {};
  const remedy =
    folder === undefined
      ? "Set AISLE_BACKUP_FOLDER to a folder on another disk, or run: aisle backup <file>"
      : "Keep a worker running (npm run worker); what fails is in its log and in /admin/jobs";
  if (at === null) return warning("backup", "No backup has been made yet.", remedy);
  const hours = Math.floor((now - at.getTime()) / HOUR_MS);
  const message = `The newest backup is ${hours} hours old: ${file}`;
  return hours > OLD_BACKUP_HOURS ? warning("backup", message, remedy) : ok("backup", message);
}

/** Whether this process would be let in: it is none of this shop's with other secrets. */
export async function checkPrints(client: ClientBase, secrets: Secrets | null): Promise<Finding> {
  const strange = secrets === null ? [] : await findStrangeSecrets(client, secrets);
  if (strange.length === 0) return ok("secrets of the shop", "these are the shop's");
  return problem(
    "secrets of the shop",
    sayStrange(strange),
    "Nothing starts with these secrets. A value that was changed is given as OLD,NEW first (docs/operations.md, Secrets).",
  );
}

/** Whether what has been kept for long enough goes, as the shop tells its shoppers. */
export async function checkRetention(client: ClientBase, now: number): Promise<Finding> {
  const { rows } = await client.query<{ at: Date | null; removed: number }>(
    "select max(at) as at, coalesce(sum(removed), 0)::int as removed from retention_runs",
  );
  const { at = null, removed = 0 } = rows[0] ?? {};
  if (at === null)
    return ok("retention", "No night has passed yet; how long data is kept: aisle retention list");
  if (now - at.getTime() > RETENTION_SILENCE_DAYS * DAY_MS)
    return warning(
      "retention",
      `Data that is too old was last let go on ${at.toISOString().slice(0, 10)}.`,
      "Keep a worker running (npm run worker), or run: aisle retention run",
    );
  return ok("retention", `Data that is too old went on ${at.toISOString().slice(0, 10)}: ${removed} rows`);
}
