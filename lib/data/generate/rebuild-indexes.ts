import type { PoolClient } from "pg";

interface IndexRow {
  name: string;
  definition: string;
}

/**
 * Runs `write` without the table's secondary indexes and makes them again afterwards, all in the caller's transaction:
 * sorting ten million entries once is several times faster than finding the place of each.
 */
export async function rebuildingIndexes(
  client: PoolClient,
  table: string,
  write: () => Promise<void>,
  onProgress: (fraction: number) => void,
): Promise<void> {
  const { rows } = await client.query<IndexRow>(
    `select c.relname as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i join pg_class c on c.oid = i.indexrelid
     where i.indrelid = $1::regclass and not i.indisprimary
       and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
     order by c.relname`,
    [table],
  );
  for (const { name } of rows) await client.query(`drop index ${client.escapeIdentifier(name)}`);
  await write();
  await client.query("set local maintenance_work_mem = '512MB'");
  for (const [i, { definition }] of rows.entries()) {
    onProgress(i / rows.length);
    await client.query(definition);
  }
}
