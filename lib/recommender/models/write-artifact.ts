import "server-only";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { StoredArtifact } from "./model-version";

const PIECE_BYTES = 1 << 20;
/** PostgreSQL's binary COPY: signature, flags, and the length of an extension that is not there. */
const HEADER = Buffer.from("PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0", "latin1");
const COLUMNS = 4;
/** The one version of jsonb's binary form there is: text behind it. */
const JSONB = Buffer.of(1);

function lengthOf(bytes: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(bytes.length);
  return length;
}

function* artifactRow({ id, sha256, bytes, rehearsal }: StoredArtifact): Generator<Buffer> {
  yield Buffer.concat([HEADER, Buffer.of(0, COLUMNS)]);
  for (const text of [Buffer.from(id), Buffer.from(sha256)]) yield Buffer.concat([lengthOf(text), text]);
  yield lengthOf(bytes);
  for (let from = 0; from < bytes.length; from += PIECE_BYTES) {
    const length = Math.min(PIECE_BYTES, bytes.length - from);
    yield Buffer.from(bytes.buffer, bytes.byteOffset + from, length);
  }
  if (rehearsal === null) yield Buffer.of(0xff, 0xff, 0xff, 0xff);
  else {
    const json = Buffer.concat([JSONB, Buffer.from(JSON.stringify(rehearsal))]);
    yield Buffer.concat([lengthOf(json), json]);
  }
  yield Buffer.of(0xff, 0xff);
}

/** Stores an artifact piece by piece, inside the caller's transaction: a parameter would be a second copy of it all. */
export async function writeArtifact(client: pg.PoolClient, artifact: StoredArtifact): Promise<void> {
  const target = "model_artifacts (model_version_id, sha256, bytes, rehearsal)";
  const stream = client.query(copyFrom(`copy ${target} from stdin (format binary)`));
  await pipeline(Readable.from(artifactRow(artifact), { objectMode: false }), stream);
}
