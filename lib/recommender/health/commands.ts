import "server-only";
import { getDb } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { uuidv7 } from "@/lib/platform/ids";
import type { HealthFindings, HealthSource } from "./health-report";

/** So many looks are kept: a year of nights, with imports and what was asked for. */
const KEPT = 500;

/** Keeps what a look has found. */
export async function keepReport(
  findings: HealthFindings,
  {
    source,
    modelVersion,
    at,
    exploration = null,
  }: { source: HealthSource; modelVersion: string | null; at: Date; exploration?: string | null },
): Promise<string> {
  const db = getDb();
  const id = uuidv7(at.getTime());
  const report = findings as unknown as Prisma.InputJsonObject;
  if (exploration !== null) {
    // A page for each night would fill the database with what nobody opens again.
    await db.healthReport.updateMany({ where: { exploration: { not: null } }, data: { exploration: null } });
  }
  await db.healthReport.create({ data: { id, at, source, modelVersion, report, exploration } });
  const [oldest] = await db.healthReport.findMany({
    orderBy: { at: "desc" },
    skip: KEPT,
    take: 1,
    select: { at: true },
  });
  if (oldest) await db.healthReport.deleteMany({ where: { at: { lte: oldest.at } } });
  return id;
}
