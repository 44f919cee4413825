import type pg from "pg";

interface Column {
  table: string;
  column: string;
  type: string;
  /** First label of an enum. */
  label: string | null;
  /** `table.column` that it refers to. */
  refers: [table: string, column: string] | null;
}

/** Every column that has to be said something of, by table. */
const COLUMNS_SQL = `
select c.relname::text as "table", a.attname::text as "column", format_type(a.atttypid, null) as type,
       (select enumlabel::text from pg_enum where enumtypid = a.atttypid order by enumsortorder limit 1) as label,
       (select array[k.confrelid::regclass::text,
                     (select attname::text from pg_attribute where attrelid = k.confrelid
                        and attnum = k.confkey[array_position(k.conkey, a.attnum)])]
          from pg_constraint k where k.contype = 'f' and k.conrelid = c.oid and a.attnum = any(k.conkey) limit 1) as refers
from pg_class c join pg_attribute a on a.attrelid = c.oid
where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> '_prisma_migrations'
  and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
order by c.relname, a.attnum`;

/** What COPY has to take care of: tabs, lines, backslashes, quotes, and letters of several bytes. */
const AWKWARD = "a\tb\nc\\d\\N\r'\"é€🛒";

/** Values that check constraints want otherwise than by their type. */
const OWN: Record<string, string> = {
  "users.email": "'somebody@shop.example'",
  "search_synonyms.terms": "'{mug,cup}'",
};

function valueOf({ table, column, type, label, refers }: Column): string {
  const own = OWN[`${table}.${column}`];
  if (own !== undefined) return own;
  if (refers && refers[0] !== table) return `(select "${refers[1]}" from ${refers[0]} limit 1)`;
  if (refers) return "null";
  if (label !== null) return `'${label}'`;
  if (type === "uuid") return "gen_random_uuid()";
  if (type === "bytea") return "decode('00ff5c0a09', 'hex')";
  if (type === "jsonb") return `jsonb_build_object('odd', $1::text, 'large', 12345678901234567890)`;
  if (type === "boolean") return "true";
  if (type.endsWith("[]")) return `'{}'`;
  if (type.startsWith("timestamp")) return "'2026-03-01T10:11:12.345Z'";
  if (type === "date") return "'2026-03-01'";
  if (type === "tsvector") return "to_tsvector('simple', 'mug')";
  if (type === "character") return "'GBP'";
  if (["integer", "bigint", "smallint", "real", "double precision", "numeric"].includes(type)) return "1";
  return "$1::text";
}

/**
 * Gives every table that is empty a row, whatever tables there are. Triggers and foreign keys look away meanwhile; what is
 * referred to is there all the same, as far as it can be.
 */
export async function fillTables(pool: pg.Pool): Promise<string[]> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<Column>(COLUMNS_SQL);
    const tables = new Map<string, Column[]>();
    for (const row of rows) tables.set(row.table, [...(tables.get(row.table) ?? []), row]);
    await client.query("set session_replication_role = replica");
    const waiting = new Map<string, Error | null>([...tables.keys()].map((table) => [table, null]));
    for (let before = -1; waiting.size !== before;) {
      before = waiting.size;
      for (const table of [...waiting.keys()]) {
        const columns = tables.get(table) ?? [];
        const names = columns.map(({ column }) => `"${column}"`).join(", ");
        const sql = `insert into "${table}" (${names}) select ${columns.map(valueOf).join(", ")} where not exists (select from "${table}")`;
        try {
          await client.query(sql, sql.includes("$1") ? [AWKWARD] : []);
          waiting.delete(table);
        } catch (error) {
          waiting.set(table, error as Error);
        }
      }
    }
    return [...waiting].map(([table, error]) => `${table}: ${error?.message}`);
  } finally {
    client.release(true);
  }
}
