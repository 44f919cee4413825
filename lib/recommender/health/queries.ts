import "server-only";
import { getDb } from "@/lib/platform/db/client";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import type { HealthFindings, HealthReport, HealthSource } from "./health-report";

const selection = { id: true, at: true, source: true, modelVersion: true, report: true } as const;
/** Looks at the whole; an import looks at its own rows. */
const WHOLE: HealthSource[] = ["nightly", "asked"];

interface Row {
  id: string;
  at: Date;
  source: string;
  modelVersion: string | null;
  report: unknown;
}

/** Reports never change, so what was kept is what is read. */
function toReport({ id, at, source, modelVersion, report }: Row): HealthReport {
  return {
    ...(report as HealthFindings),
    id,
    at: at.toISOString(),
    source: source as HealthSource,
    modelVersion,
  };
}

/** The newest look at the whole; null before the first. */
export async function findNewestReport(): Promise<HealthReport | null> {
  const where = { source: { in: WHOLE } };
  const row = await getDb().healthReport.findFirst({ where, select: selection, orderBy: { at: "desc" } });
  return row && toReport(row);
}

/** When the newest look of the night was, in milliseconds since the epoch. */
export async function getNewestNightlyTime(): Promise<number | null> {
  const where = { source: "nightly" };
  const row = await getDb().healthReport.findFirst({ where, select: { at: true }, orderBy: { at: "desc" } });
  return row?.at.getTime() ?? null;
}

/** What the health page shows: the newest look and those before. Throws AppError unless an admin or process asks. */
export async function getHealth(
  actor: Actor,
  limit = 30,
): Promise<{ newest: HealthReport | null; reports: HealthReport[] }> {
  requireRight(actor);
  const rows = await getDb().healthReport.findMany({
    select: selection,
    orderBy: { at: "desc" },
    take: limit,
  });
  return { newest: await findNewestReport(), reports: rows.map(toReport) };
}
