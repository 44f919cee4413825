import "server-only";
import { dropKept, keepSoon, recallKept } from "@/lib/platform/keeping";
import { readRehearsal, type StoredRehearsal } from "@/lib/recommender/models/rehearsal";
import type { Offered } from "./model-keeper";

const NAME = "model";
const VERSION = 2;
const LINE_FEED = 10;

/** What stands before the artifact, in one line. */
interface Head {
  id: string;
  sha256: string;
  rehearsal: StoredRehearsal;
  shopIds: number[];
}

function* toPieces({ artifact, shopIds }: Offered): Generator<string | Uint8Array> {
  const { id, sha256, rehearsal, bytes } = artifact;
  const head: Head = { id, sha256, rehearsal, shopIds: [...shopIds] };
  yield `${JSON.stringify(head)}\n`;
  yield bytes;
}

/** Keeps the model that serves on disk; null: none is to. */
export function keepModel(offered: Offered | null): void {
  if (offered) keepSoon(NAME, { version: VERSION, pieces: () => toPieces(offered) });
  else void dropKept(NAME);
}

/** The model that was kept last, to be proved like any other; null where there is none. */
export async function recallModel(): Promise<Offered | null> {
  const kept = await recallKept(NAME, VERSION);
  if (!kept) return null;
  const { bytes } = kept;
  const end = bytes.indexOf(LINE_FEED);
  const { id, sha256, rehearsal, shopIds } = JSON.parse(bytes.subarray(0, end).toString("utf8")) as Head;
  // Models stand on numbers in the file, which have to begin where numbers may.
  const artifact = {
    id,
    sha256,
    rehearsal: readRehearsal(rehearsal),
    bytes: new Uint8Array(bytes.subarray(end + 1)),
  };
  return { artifact, shopIds: new Set(shopIds) };
}
