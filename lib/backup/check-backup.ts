import "server-only";
import fs from "node:fs";
import { type ArchiveEntry, decompress, readArchive, requireZstd, sha256Of, Sum } from "./archive";
import {
  damaged,
  ENTRY,
  type Header,
  headerSchema,
  type Manifest,
  manifestSchema,
  readDocument,
} from "./format";
import { isKeptPath, type KeptFile } from "./kept-files";

/** A backup every byte of which has been looked at. */
export interface CheckedBackup {
  file: string;
  header: Header;
  manifest: Manifest;
  files: KeptFile[];
}

const TABLE_PIECE = /^tables\/([a-z_][a-z0-9_]*)\/(\d{6})\.zst$/;
const FILE = /^files\/(.+)\.zst$/;
/** Of a file of the data folder. */
const MOST_FILE_BYTES = 16 * 2 ** 20;

/** The table a piece is of; null for other entries. */
export function pieceOf({ name }: ArchiveEntry): { table: string; number: number } | null {
  const [, table, number] = TABLE_PIECE.exec(name) ?? [];
  return table === undefined ? null : { table, number: Number(number) };
}

/** What has been read so far, held against what the manifest says at the end. */
class Account {
  header: Header | null = null;
  manifest: { value: Manifest; sha256: string } | null = null;
  isSealed = false;
  readonly files: KeptFile[] = [];
  #headerSha256 = "";
  readonly #tables = new Map<string, { sum: Sum; pieces: number }>();

  async take(entry: ArchiveEntry): Promise<void> {
    const { name, bytes } = entry;
    if (this.header === null) {
      if (name !== ENTRY.header) throw damaged(`it begins with ${name}`);
      this.header = readDocument(bytes, headerSchema, name);
      this.#headerSha256 = sha256Of(bytes);
      return;
    }
    const piece = pieceOf(entry);
    const [, file] = FILE.exec(name) ?? [];
    if (piece) await this.#takePiece(piece, bytes);
    else if (file !== undefined) await this.#takeFile(file, bytes);
    else if (name === ENTRY.manifest) {
      this.manifest = { value: readDocument(bytes, manifestSchema, name), sha256: sha256Of(bytes) };
    } else if (name === ENTRY.seal) this.isSealed = bytes.toString("utf8").trim() === this.manifest?.sha256;
    else throw damaged(`nobody knows ${name}`);
  }

  async #takePiece({ table, number }: { table: string; number: number }, bytes: Buffer): Promise<void> {
    const known = this.#tables.get(table) ?? { sum: new Sum(), pieces: 0 };
    this.#tables.set(table, known);
    if (number !== ++known.pieces) throw damaged(`a piece of ${table} is missing`);
    known.sum.add(await decompress(bytes));
  }

  async #takeFile(path: string, bytes: Buffer): Promise<void> {
    if (!isKeptPath(path)) throw damaged(`nobody knows the file ${path}`);
    this.files.push({ path, bytes: await decompress(bytes, MOST_FILE_BYTES) });
  }

  /** Throws AppError invalid unless everything is there, and as it was written. */
  settle(file: string): CheckedBackup {
    if (this.header === null) throw damaged("it is empty");
    if (this.manifest === null || !this.isSealed) throw damaged("its end is missing");
    const { value: manifest } = this.manifest;
    if (manifest.header !== this.#headerSha256) throw damaged(`${ENTRY.header} is not as it was written`);
    for (const { name } of this.header.tables) {
      const wanted = manifest.tables[name];
      const { bytes, sha256 } = (this.#tables.get(name)?.sum ?? new Sum()).result();
      if (wanted?.sha256 !== sha256 || wanted.bytes !== bytes)
        throw damaged(`${name} is not as it was written`);
    }
    if (Object.keys(manifest.tables).length !== this.header.tables.length)
      throw damaged("its beginning and its end speak of different tables");
    const found = new Map(this.files.map((one) => [one.path, one.bytes]));
    for (const [path, { sha256 }] of Object.entries(manifest.files)) {
      const bytes = found.get(path);
      if (!bytes || sha256Of(bytes) !== sha256) throw damaged(`${path} is not as it was written`);
    }
    return { file, header: this.header, manifest, files: this.files };
  }
}

/**
 * Reads a backup from its first byte to its last and holds it against its own checksums. Changes nothing. Throws AppError
 * invalid for a file that is damaged, truncated, or none of ours.
 */
export async function checkBackup(file: string): Promise<CheckedBackup> {
  requireZstd();
  const account = new Account();
  for await (const entry of readArchive(fs.createReadStream(file))) await account.take(entry);
  return account.settle(file);
}
