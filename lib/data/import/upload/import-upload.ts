import "server-only";
import { getPool } from "@/lib/platform/db/client";
import type { OnProgress } from "@/lib/platform/progress";
import { type ImportReport, runImport } from "../run-import";
import { keepRejects, withUpload } from "./materialise";
import { type Reading, toFormatOptions } from "./reading";

const BATCH_ROWS = 5_000;
const MOST_REASONS = 20;

interface UploadImport {
  upload: string;
  reading: Reading;
  sample: "refuse" | "replace" | "keep";
  hideMissing: boolean;
  actor: string;
}

/** What came of importing an upload. */
export interface ImportedUpload {
  /** For the list of jobs. */
  reason: string;
  counts: Pick<ImportReport, "rows" | "imported" | "duplicates" | "rejected" | "missing" | "notes">;
  /** Why rows were rejected, the most frequent first. */
  reasons: { reason: string; count: number }[];
  /** The rejected rows, to be downloaded. */
  rejects: string | null;
}

/** Imports an upload by the road of the command line. Throws AppError as `runImport` does. */
export async function importUpload(
  { upload, reading, sample, hideMissing, actor }: UploadImport,
  { now, onProgress }: { now: number; onProgress: OnProgress },
): Promise<ImportedUpload> {
  return withUpload(upload, async ({ file, name, beside }) => {
    const rejectsPath = beside("rejects.csv");
    const { rejectsFile, reasons, ...report } = await runImport(getPool("work"), {
      format: reading.format,
      path: file,
      options: toFormatOptions(reading, now),
      batchRows: BATCH_ROWS,
      rejectsPath,
      replaceSample: sample === "replace",
      keepSample: sample === "keep",
      hideMissing,
      actor,
      onProgress,
    });
    const rejects = rejectsFile === null ? null : await keepRejects(rejectsFile, upload, name);
    const { imported, duplicates, rejected } = report;
    const reason = `${imported} rows imported, ${duplicates} were there already, ${rejected} rejected.`;
    const { rows, missing, notes } = report;
    return {
      reason,
      counts: { rows, imported, duplicates, rejected, missing, notes },
      reasons: reasons.slice(0, MOST_REASONS).map(({ reason: why, count }) => ({ reason: why, count })),
      rejects,
    };
  });
}
