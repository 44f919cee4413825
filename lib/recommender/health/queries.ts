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

interface Health {
  /** The newest look at the whole; null before the first. */
  newest: HealthReport | null;
  /** The newest of all, the newest first. */
  reports: HealthReport[];
  hasExploration: boolean;
}

const WITH_EXPLORATION = { exploration: { not: null } };

/** What the health page shows. Throws AppError unauthenticated or forbidden unless an admin or process asks. */
export async function getHealth(actor: Actor, limit = 30): Promise<Health> {
  requireRight(actor, "models:read");
  const db = getDb();
  const [newest, rows, explored] = await Promise.all([
    findNewestReport(),
    db.healthReport.findMany({ select: selection, orderBy: { at: "desc" }, take: limit }),
    db.healthReport.count({ where: WITH_EXPLORATION }),
  ]);
  return { newest, reports: rows.map(toReport), hasExploration: explored > 0 };
}

/** The newest exploratory report as HTML; null before the first. Same rights, or a key that may read jobs. */
export async function getExploration(actor: Actor): Promise<string | null> {
  requireRight(actor, "jobs:read");
  const row = await getDb().healthReport.findFirst({
    where: WITH_EXPLORATION,
    select: { exploration: true },
    orderBy: { at: "desc" },
  });
  return row?.exploration ?? null;
}
