import "server-only";
import { openTable } from "@/lib/platform/files/open-table";
import { inspectFile } from "@/lib/platform/files/inspect-file";
import { getPool } from "@/lib/platform/db/client";
import { isAppError } from "@/lib/platform/errors";
import type { OnProgress } from "@/lib/platform/progress";
import { type FileProfile, profileFile } from "../profile-file";
import { createRejectsFile } from "../rejects-file";
import { describeColumns, detectFormat, type MappedColumn } from "./detect-format";
import { keepLook, keepRejects, withUpload } from "./materialise";
import { type Reading, toFormatOptions } from "./reading";

/** What an uploaded file is, and what an import would make of it. */
export interface DryRun {
  reading: Reading;
  /** The file's names for its columns. */
  header: string[];
  /** The first rows, in the order of the header. */
  sample: string[][];
  columns: MappedColumn[];
  /** Null when the file cannot be read so. */
  profile: FileProfile | null;
  /** Why it cannot be read so, or would be refused. */
  problem: string | null;
  /** The rejected rows, to be downloaded. */
  rejects: string | null;
}

/** What the job says of it. */
export interface LookResult {
  reason: string;
  /** Where the rest is kept. */
  look: string;
}

const SAMPLE_ROWS = 5;
const LONGEST_CELL = 120;

/** Names and first rows of a file as it is, whatever they mean. */
async function readBeginning(
  file: string,
  delimiter: string | undefined,
): Promise<{ header: string[]; sample: string[][] }> {
  const table = await openTable(await inspectFile(file), [], { delimiter, shortRows: true });
  const sample: string[][] = [];
  for await (const rows of table.rows()) {
    for (const { raw } of rows.slice(0, SAMPLE_ROWS - sample.length))
      sample.push(raw.map((cell) => cell.slice(0, LONGEST_CELL)));
    if (sample.length >= SAMPLE_ROWS) break;
  }
  return { header: [...table.header], sample };
}

const EMPTY: Pick<Reading, "columns" | "clearEmpty"> = { columns: {}, clearEmpty: false };

/** Without their example rows, of which the download has all. */
function short(profile: FileProfile): FileProfile {
  const cut = (reasons: FileProfile["reasons"]) => reasons.slice(0, 50);
  return {
    ...profile,
    reasons: cut(profile.reasons),
    remarks: cut(profile.remarks),
    categories: profile.categories.slice(0, 20),
  };
}

/** Reads an upload as an import would, and writes nothing. What is wrong with the file is part of the answer. */
export async function dryRunUpload(
  uploadId: string,
  given: Reading | null,
  { now, onProgress }: { now: number; onProgress: OnProgress },
): Promise<LookResult> {
  return withUpload(uploadId, async ({ file, name, beside }) => {
    const told = await readBeginning(file, given?.delimiter);
    const reading = given ?? { ...EMPTY, format: detectFormat(told.header) };
    const columns = describeColumns(reading.format, told.header, reading.columns);
    const rejectsPath = beside("rejects.csv");
    const rejects = createRejectsFile(rejectsPath);
    let [profile, problem]: [FileProfile | null, string | null] = [null, null];
    try {
      const options = toFormatOptions(reading, now);
      const request = { format: reading.format, path: file, options, replaceSample: false, keepSample: true };
      profile = short(await profileFile(getPool("work"), { ...request, rejects, onProgress }));
    } catch (error) {
      if (!isAppError(error)) throw error;
      problem = error.message;
    } finally {
      await rejects.close();
    }
    const list = profile === null ? null : await keepRejects(rejectsPath, uploadId, name);
    const reason =
      problem ?? `${profile?.importable ?? 0} rows can be imported, ${profile?.rejected ?? 0} cannot.`;
    const look: DryRun = { ...told, reading, columns, profile, problem, rejects: list };
    return { reason, look: await keepLook(look, uploadId) };
  });
}
