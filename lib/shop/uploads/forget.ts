import "server-only";
import type { Db } from "@/lib/platform/db/client";
import { isAppError } from "@/lib/platform/errors";
import { inspectFile } from "@/lib/platform/files/inspect-file";
import { readLines } from "@/lib/platform/files/read-lines";
import { createLineFinder, ERASED, type Secrets } from "@/lib/platform/redact";
import { layOut } from "./lay-out";

const LINES = {
  longest: 100_000_000,
  tooLong: (line: number) => `line ${line} never ends: this is not a text file.`,
};

/** Whether a file names somebody, read as an import reads it. What cannot be read so cannot be looked through, and counts. */
async function namesAny(file: string, finds: (line: string) => boolean): Promise<boolean> {
  try {
    for await (const lines of readLines(await inspectFile(file), LINES))
      if (lines.some(({ text }) => finds(text))) return true;
    return false;
  } catch (error) {
    if (isAppError(error)) return true;
    throw error;
  }
}

/**
 * Removes uploaded files that name somebody, with what was said of them: which lines of a file are one row only an import
 * knows, and whoever has the file can upload it again without the person. Pictures name nobody. Returns how many there were.
 */
export async function forgetInUploads(db: Db, secrets: Secrets): Promise<number> {
  const finds = createLineFinder(secrets);
  const uploads = await db.upload.findMany({
    where: { purpose: { not: "picture" } },
    select: { id: true, name: true, size: true },
  });
  const named: string[] = [];
  for (const { size, ...upload } of uploads) {
    const whole = { ...upload, size: Number(size) };
    // One that still arrives has no size yet, and no row of it is in use.
    const isNamed =
      finds(upload.name) || (whole.size > 0 && (await layOut(whole, ({ file }) => namesAny(file, finds))));
    if (isNamed) named.push(upload.id);
  }
  // Whoever worked for the shop once stays in no file's name either.
  await db.upload.updateMany({
    where: { createdBy: { in: [...secrets.anywhere] } },
    data: { createdBy: ERASED },
  });
  const gone = { OR: [{ id: { in: named } }, { ofId: { in: named } }] };
  return (await db.upload.deleteMany({ where: gone })).count;
}
