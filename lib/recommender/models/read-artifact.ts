import "server-only";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { getPool } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import type { StoredArtifact } from "./model-version";
import { readRehearsal } from "./rehearsal";

interface ArtifactRow {
  id: string;
  sha256: string;
  size: number;
  rehearsal: unknown;
}

/** Without a word for so long the connection is dead: whoever waits for a version has to be able to try again. */
const PATIENCE_MS = 10_000;
/** Before the bytes themselves PostgreSQL's binary COPY sends 11 + 4 + 4 of header, 2 of field count, 4 of length. */
const BEFORE_BYTES = 25;

/**
 * Reads the bytes of one artifact as they are. An ordinary query would bring them as hexadecimal text: five times their
 * size in memory, and half a second of nothing else for sixty megabytes.
 */
async function readBytes(
  client: pg.PoolClient,
  { id, size }: ArtifactRow,
  onBytes: () => void,
): Promise<Uint8Array> {
  // COPY takes no parameters.
  const query = `select bytes from model_artifacts where model_version_id = ${pg.escapeLiteral(id)}`;
  const bytes = new Uint8Array(size);
  let position = -BEFORE_BYTES;
  const stream = client.query(copyTo(`copy (${query}) to stdout (format binary)`));
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    onBytes();
    const skipped = Math.min(chunk.length, Math.max(0, -position));
    const start = position + skipped;
    // What is behind the bytes marks the end.
    if (start >= 0 && start < size) bytes.set(chunk.subarray(skipped, skipped + size - start), start);
    position += chunk.length;
  }
  return bytes;
}

/**
 * The artifact that `condition` on `f`, the artifacts, and `a`, the aliases of each, chooses, as it is stored, unproved;
 * null when there is none. Rejects when the database falls silent.
 */
export async function readArtifact(
  condition: "f.model_version_id = $1" | "a.alias = $1",
  value: string,
  patienceMs = PATIENCE_MS,
): Promise<StoredArtifact | null> {
  const silence = new AbortController();
  const timer = setTimeout(() => {
    silence.abort(new Error(`Reading artifact ${value}: timeout, no word for ${patienceMs / 1000} s.`));
  }, patienceMs);
  const read = async (client: pg.PoolClient): Promise<StoredArtifact | null> => {
    const { rows } = await client.query<ArtifactRow>(
      `select f.model_version_id as id, f.sha256, octet_length(f.bytes) as size, f.rehearsal
       from model_artifacts f left join model_aliases a using (model_version_id) where ${condition} limit 1`,
      [value],
    );
    const [found] = rows;
    if (!found) return null;
    const bytes = await readBytes(client, found, () => timer.refresh());
    return { id: found.id, sha256: found.sha256, bytes, rehearsal: readRehearsal(found.rehearsal) };
  };
  // Both reads see the same moment: nobody changes or drops the artifact between them.
  const options = { on: getPool("work"), readOnly: true, signal: silence.signal };
  return inTransaction((_db, client) => read(client), options).finally(() => clearTimeout(timer));
}
