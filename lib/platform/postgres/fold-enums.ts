import type { Migration } from "./migrate";

const CREATED = /^CREATE TYPE "(\w+)" AS ENUM \(([^)]*)\);$/gm;
const ADDED = /^ALTER TYPE "(\w+)" ADD VALUE '(\w+)'(?: BEFORE '(\w+)')?;$/gm;

/** The values each type has in the end, in their order. */
function collectValues(migrations: readonly Migration[]): Map<string, string[]> {
  const types = new Map<string, string[]>();
  for (const { sql } of migrations) {
    for (const [, type = "", values = ""] of sql.matchAll(CREATED))
      types.set(
        type,
        [...values.matchAll(/'(\w+)'/g)].map(([, value = ""]) => value),
      );
    for (const [, type = "", value = "", before] of sql.matchAll(ADDED)) {
      const values = types.get(type) ?? [];
      values.splice(before === undefined ? values.length : values.indexOf(before), 0, value);
    }
  }
  return types;
}

/**
 * The same migrations for one transaction: each enumeration begins with the values that later ones add to it. Before
 * PostgreSQL 17 a value cannot be used by the transaction that has added it, but one its type was created with can.
 */
export function foldEnums(migrations: readonly Migration[]): Migration[] {
  const types = collectValues(migrations);
  const create = (_: string, type: string) => {
    const values = types.get(type)?.map((value) => `'${value}'`) ?? [];
    return `CREATE TYPE "${type}" AS ENUM (${values.join(", ")});`;
  };
  return migrations.map((one) => ({ ...one, sql: one.sql.replace(CREATED, create).replace(ADDED, "") }));
}
