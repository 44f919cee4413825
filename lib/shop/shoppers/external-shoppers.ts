import "server-only";
import { getPool } from "@/lib/platform/db/client";
import { randomId } from "@/lib/platform/ids";
import { deriveShopperId, SALT_KEY } from "./derived-id";
import { readShopperReference } from "./external-id";
import { NOBODY } from "./placeholder";

/** Imports before external ids were kept made shopper ids of these formats and the external id. */
const FORMER_SOURCES = ["interactions", "online-retail", "retailrocket", "movielens"];

/** Canonical shopper ids by external id; those nobody has used are missing. */
async function find(externalIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await getPool().query<{ external_id: string; id: string }>(
    "select external_id, coalesce(merged_into_id, id) as id from shoppers where external_id = any($1::text[])",
    [externalIds],
  );
  return new Map(rows.map(({ external_id: externalId, id }) => [externalId, id]));
}

/** Shoppers imported before external ids were kept get theirs now that somebody asks for them. */
async function nameFormer(externalIds: readonly string[]): Promise<void> {
  const { rows } = await getPool().query<{ salt: string }>(
    "select value #>> '{}' as salt from settings where key = $1",
    [SALT_KEY],
  );
  const salt = rows[0]?.salt;
  if (salt === undefined) return;
  const pairs = externalIds.flatMap((externalId) =>
    FORMER_SOURCES.map((source) => ({ externalId, id: deriveShopperId(salt, source, externalId) })),
  );
  await getPool().query(
    `update shoppers set external_id = former.external_id
       from (select distinct on (given.external_id) given.external_id, given.id
               from unnest($1::text[], $2::uuid[]) as given (external_id, id) join shoppers using (id)) former
      where shoppers.id = former.id and shoppers.external_id is null
        and not exists (select from shoppers other where other.external_id = former.external_id)`,
    [pairs.map((pair) => pair.externalId), pairs.map((pair) => pair.id)],
  );
}

async function findOrName(externalIds: readonly string[]): Promise<Map<string, string>> {
  const found = await find(externalIds);
  const missing = externalIds.filter((externalId) => !found.has(externalId));
  if (missing.length === 0) return found;
  await nameFormer(missing);
  for (const [externalId, id] of await find(missing)) found.set(externalId, id);
  return found;
}

/** New shoppers for external ids that nobody has used; whoever is faster makes them. */
async function create(externalIds: readonly string[]): Promise<Map<string, string>> {
  await getPool().query(
    `insert into shoppers (id, external_id) select id, external_id
       from unnest($1::uuid[], $2::text[]) as given (id, external_id)
      order by external_id on conflict (external_id) do nothing`,
    [externalIds.map(() => randomId()), externalIds],
  );
  return find(externalIds);
}

/**
 * The shopper ids behind what outside systems call shoppers, by the text given: our own ids, external ids (a shopper is
 * made for one that is new), and NOBODY for placeholders.
 */
export async function ensureReferences(texts: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const external = new Map<string, string>();
  for (const text of new Set(texts)) {
    const reference = readShopperReference(text);
    if (reference.type === "external") external.set(text, reference.externalId);
    else found.set(text, reference.type === "own" ? reference.id : NOBODY);
  }
  if (external.size === 0) return found;
  const wanted = [...new Set(external.values())];
  const ids = await findOrName(wanted);
  const missing = wanted.filter((externalId) => !ids.has(externalId));
  if (missing.length > 0) for (const [externalId, id] of await create(missing)) ids.set(externalId, id);
  for (const [text, externalId] of external) found.set(text, ids.get(externalId) ?? NOBODY);
  return found;
}

/** The shopper id behind an id of ours or an external id; null for placeholders and external ids nobody has used. */
export async function findReference(text: string): Promise<string | null> {
  const reference = readShopperReference(text);
  if (reference.type === "nobody") return null;
  if (reference.type === "own") return reference.id;
  const { externalId } = reference;
  return (await findOrName([externalId])).get(externalId) ?? null;
}
