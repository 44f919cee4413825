import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import type { Viewer } from "@/lib/shop/auth/viewer";
import { type ActivityReport, activityReport } from "./activity-report";
import { type AuditPage, auditPage } from "@/lib/shop/audit/queries";
import { reportCurrency } from "@/lib/shop/catalog/main-currency";
import { lastDays, type Period } from "./period";
import { type LaneCount, laneReport } from "./lane-report";
import {
  type PlacementDetail,
  placementDetail,
  type PlacementReport,
  placementReport,
  type PlacementTotals,
  placementTotals,
} from "./placement-report";

// The only way pages reach these reports: who may see them is decided here, next to the data.

/** What came of the lists shown. Throws AppError unauthenticated or forbidden. */
export async function getPlacementReport(viewer: Viewer | null, period: Period): Promise<PlacementReport> {
  requireRight(viewer, "insights:read");
  return placementReport(period, await reportCurrency());
}

/** What came of all lists together. Throws AppError unauthenticated or forbidden. */
export async function getPlacementTotals(viewer: Viewer | null, period: Period): Promise<PlacementTotals> {
  requireRight(viewer, "insights:read");
  return placementTotals(period, await reportCurrency());
}

/** What came of one placement's lists. Throws AppError unauthenticated or forbidden. */
export async function getPlacementDetail(
  viewer: Viewer | null,
  placement: string,
  period: Period,
): Promise<PlacementDetail> {
  requireRight(viewer, "insights:read");
  return placementDetail(placement, period, await reportCurrency());
}

/** What shoppers did. Throws AppError unauthenticated or forbidden. */
export async function getActivityReport(viewer: Viewer | null, period: Period): Promise<ActivityReport> {
  requireRight(viewer, "insights:read");
  return activityReport(period, await reportCurrency());
}

/** What shoppers have done today (UTC). Throws AppError unauthenticated or forbidden. */
export async function getActivityOfToday(actor: Actor, now: number): Promise<ActivityReport> {
  requireRight(actor, "insights:read");
  return activityReport(lastDays(1, now), await reportCurrency());
}

/** What has come of the lists shown today (UTC). Throws AppError unauthenticated or forbidden. */
export async function getListsOfToday(actor: Actor, now: number): Promise<PlacementReport> {
  requireRight(actor, "insights:read");
  return placementReport(lastDays(1, now), await reportCurrency());
}

/** What counts and what is kept apart. Throws AppError unauthenticated or forbidden. */
export async function getLaneReport(viewer: Viewer | null, period: Period): Promise<LaneCount[]> {
  requireRight(viewer, "insights:read");
  return laneReport(period);
}

/** The audit entries older than `before`. Throws AppError unauthenticated or forbidden. */
export async function getAuditPage(viewer: Viewer | null, before: string | null): Promise<AuditPage> {
  requireRight(viewer, "audit:read");
  return auditPage(before);
}
