import type pg from "pg";

interface Column {
  table: string;
  column: string;
  isBytes: boolean;
}

/** Every column of every table there is, those of the queue included. */
async function listColumns(pool: pg.Pool): Promise<Column[]> {
  const { rows } = await pool.query<Column>(
    `select format('%I.%I', c.table_schema, c.table_name) as table, c.column_name as column, c.data_type = 'bytea' as "isBytes"
       from information_schema.columns c
       join information_schema.tables t using (table_schema, table_name)
      where c.table_schema not in ('pg_catalog', 'information_schema') and t.table_type = 'BASE TABLE'
      order by 1, c.ordinal_position`,
  );
  return rows;
}

/** The columns that hold any of these texts anywhere, as `public.orders.email`. Ids are looked for in bytes as well. */
export async function findColumnsWith(pool: pg.Pool, needles: readonly string[]): Promise<string[]> {
  const columns = await listColumns(pool);
  const patterns = needles.map((needle) => `%${needle}%`);
  const bytes = needles.flatMap((needle) => [
    needle.replaceAll("-", ""),
    Buffer.from(needle).toString("hex"),
  ]);
  const byteTexts = bytes.filter((hex) => /^(?:[0-9a-f]{2})+$/.test(hex)).map((hex) => `%${hex}%`);
  const byTable = new Map<string, Column[]>();
  for (const column of columns) byTable.set(column.table, [...(byTable.get(column.table) ?? []), column]);
  const found: string[] = [];
  for (const [table, own] of byTable) {
    const tests = own.map(({ column, isBytes }) =>
      isBytes
        ? `coalesce(bool_or(encode("${column}", 'hex') like any($2::text[])), false)`
        : `coalesce(bool_or("${column}"::text ilike any($1::text[])), false)`,
    );
    const { rows } = await pool.query<{ hits: boolean[] }>(
      `select array[${tests.join(", ")}] as hits, $1::text[], $2::text[] from ${table}`,
      [patterns, byteTexts],
    );
    own.forEach(({ column }, place) => {
      if (rows[0]?.hits[place]) found.push(`${table}.${column}`);
    });
  }
  return found;
}

/** Columns whose names say that they hold somebody: a shopper, an account, or what these are called. */
export async function listColumnsOfPeople(pool: pg.Pool): Promise<string[]> {
  const names =
    /^(?:shopper_id|shoppers|merged|merged_into_id|assigned_as|user_id|from_id|into_id|external_id|email)$/;
  const columns = await listColumns(pool);
  return columns
    .filter(({ column, isBytes }) => names.test(column) && !isBytes)
    .map(({ table, column }) => `${table}.${column}`);
}
