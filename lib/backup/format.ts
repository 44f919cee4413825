import { z } from "zod";
import { AppError } from "@/lib/platform/errors";

/*
 * A backup is a tar of small files, so that what everybody has reads it: `tar -x`, `zstd -d`, `psql -c "copy … from stdin"`.
 * In this order:
 *
 *   backup.json                    what it is a backup of (Header), so that it can be refused at once
 *   tables/<table>/<number>.zst    the rows as COPY gives them, in pieces of a few megabytes, each compressed by itself
 *   files/<path>.zst               files of the data folder
 *   manifest.json                  what has to be there: rows and checksums (Manifest)
 *   manifest.sha256                of manifest.json; a file that ends before it is truncated
 */

export const ENTRY = {
  header: "backup.json",
  manifest: "manifest.json",
  seal: "manifest.sha256",
} as const;

export const FORMAT = "aisle-backup-1";

const tableSchema = z.object({
  name: z.string().regex(/^[a-z_][a-z0-9_]*$/),
  columns: z.array(z.string().regex(/^[a-z_][a-z0-9_]*$/)),
  /** How COPY writes it: `binary` where there are bytes, of which text would be twice as long. */
  copy: z.enum(["text", "binary"]),
});

export const headerSchema = z.object({
  format: z.literal(FORMAT),
  madeAt: z.iso.datetime(),
  /** Of PostgreSQL. */
  server: z.string(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  tables: z.array(tableSchema),
  hasSecrets: z.boolean(),
});

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const contentSchema = z.object({ bytes: z.int(), sha256 });

export const manifestSchema = z.object({
  /** SHA-256 of backup.json. */
  header: sha256,
  tables: z.record(z.string(), contentSchema.extend({ rows: z.int() })),
  sequences: z.record(z.string().regex(/^[a-z_][a-z0-9_]*$/), z.string().regex(/^\d+$/)),
  files: z.record(z.string(), contentSchema),
});

export type BackupTable = z.infer<typeof tableSchema>;
export type Header = z.infer<typeof headerSchema>;
export type Manifest = z.infer<typeof manifestSchema>;
/** What is compared of a table: the same rows in the same order have the same. */
export type TableSum = Manifest["tables"][string];

/** The error of whatever does not hold what was written. */
export const damaged = (what: string) =>
  new AppError("invalid", `The backup is damaged: ${what}. Nothing has been changed.`);

/** Reads one of the two documents. Throws AppError invalid for anything else. */
export function readDocument<T>(bytes: Buffer, schema: z.ZodType<T>, name: string): T {
  try {
    return schema.parse(JSON.parse(bytes.toString("utf8")));
  } catch (error) {
    const message = `${name} is none that this version of Aisle reads. Nothing has been changed.`;
    throw new AppError("invalid", message, { cause: error });
  }
}

export const tableEntry = (table: string, piece: number) =>
  `tables/${table}/${String(piece).padStart(6, "0")}.zst`;
export const fileEntry = (path: string) => `files/${path}.zst`;
