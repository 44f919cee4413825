import { createHmac } from "node:crypto";
import type pg from "pg";
import { connectAlone } from "@/lib/platform/db/connect";
import { AppError } from "@/lib/platform/errors";
import { ADVISORY_LOCK } from "./advisory-locks";
import { ROTATING, type Secrets } from "./secrets";

/*
 * What several processes of a shop have to have in common, told without telling it: a keyed hash of each value, kept in the
 * database. A process shares a secret with the shop when one of its values, there are two during a rotation, is known.
 * Passwords of people are not among them: a hash that is quick to make would help whoever guesses.
 */

const PRINTED = [...ROTATING, "AISLE_ERASURE_SECRET"] as const;
type Printed = (typeof PRINTED)[number];
type Values = Pick<Secrets, Printed>;
type Prints = Record<Printed, string[]>;

const printOf = (name: string, value: string): string =>
  createHmac("sha256", value).update(`aisle secret ${name}`).digest("base64url").slice(0, 22);

export function toPrints(secrets: Values): Prints {
  const ofOne = (name: Printed) => secrets[name].split(",").map((value) => printOf(name, value.trim()));
  return Object.fromEntries(PRINTED.map((name) => [name, ofOne(name)])) as Prints;
}

/** What the database knows; null where it is older than this, or not there yet. */
async function readKnown(client: pg.ClientBase): Promise<Map<string, string[]> | null> {
  const there = await client.query<{ name: string | null }>("select to_regclass('secret_prints') as name");
  if (there.rows[0]?.name === null) return null;
  const { rows } = await client.query<{ name: string; prints: string[] }>(
    "select name, array_agg(print) as prints from secret_prints group by name",
  );
  return new Map(rows.map(({ name, prints }) => [name, prints]));
}

/** The secrets of which no value is the shop's. Changes nothing. */
export async function findStrangeSecrets(client: pg.ClientBase, secrets: Values): Promise<Printed[]> {
  const known = await readKnown(client);
  const prints = toPrints(secrets);
  return PRINTED.filter((name) => {
    const ours = known?.get(name);
    return ours !== undefined && !prints[name].some((print) => ours.includes(print));
  });
}

/** From now on the shop's secrets are these. */
async function note(client: pg.ClientBase, secrets: Values): Promise<void> {
  const rows = Object.entries(toPrints(secrets)).flatMap(([name, prints]) =>
    prints.map((print) => ({ name, print })),
  );
  const [names, prints] = [rows.map(({ name }) => name), rows.map(({ print }) => print)];
  // In one statement, so that nobody sees a shop without: what stays is left alone.
  await client.query(
    `with wanted as (select * from unnest($1::text[], $2::text[]) as w (name, print)),
          gone as (delete from secret_prints p where not exists
                    (select from wanted w where w.name = p.name and w.print = p.print))
     insert into secret_prints (name, print) select name, print from wanted on conflict do nothing`,
    [names, prints],
  );
}

/** The sentence of whoever is refused. */
export function sayStrange(names: readonly string[]): string {
  return (
    `This process has other secrets than the shop in its database: ${names.join(", ")}. ` +
    "Give it those of the other processes (environment, files, or secrets.json of their data folder); " +
    "where theirs are lost: npm run aisle -- secrets adopt"
  );
}

async function withConnection<T>(url: string, work: (client: pg.ClientBase) => Promise<T>): Promise<T> {
  const client = await connectAlone(url, "request");
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Lets a process in that shares each of its secrets with the shop, and notes those it has besides; the first one's are the
 * shop's. Throws AppError conflict, with one sentence, for any other: its sessions, tokens and marks would be nobody else's.
 */
export async function guardSecrets(url: string, secrets: Values): Promise<void> {
  await withConnection(url, async (client) => {
    // Of two that start a shop with different secrets the second is to see the first's. It ends with the connection.
    await client.query("select pg_advisory_lock($1)", [ADVISORY_LOCK.secrets]);
    const strange = await findStrangeSecrets(client, secrets);
    if (strange.length > 0) throw new AppError("conflict", sayStrange(strange));
    await note(client, secrets);
  });
}

/** Makes the secrets of this process the shop's. Returns the names of those that were not. */
export function adoptSecrets(url: string, secrets: Values): Promise<Printed[]> {
  return withConnection(url, async (client) => {
    const strange = await findStrangeSecrets(client, secrets);
    await note(client, secrets);
    return strange;
  });
}
