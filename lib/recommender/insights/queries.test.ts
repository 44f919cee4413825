import { describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/shop/auth/viewer";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { uuidv7 } from "@/lib/platform/ids";
import { getRollupStatus } from "@/lib/recommender/rollups/status";
import {
  getActivityReport,
  getAuditPage,
  getLaneReport,
  getPlacementDetail,
  getPlacementReport,
  getPlacementTotals,
} from "./queries";

const customer: Viewer = { userId: uuidv7(), email: "c@example.org", name: "C", role: "customer" };
const admin: Viewer = { ...customer, role: "admin" };
const period = { from: "2026-03-01", to: "2026-03-02" };

describe("who may see insights", () => {
  const database = withTestDatabase();
  const questions: [string, (viewer: Viewer | null) => Promise<unknown>][] = [
    ["placements", (viewer) => getPlacementReport(viewer, period)],
    ["all placements", (viewer) => getPlacementTotals(viewer, period)],
    ["one placement", (viewer) => getPlacementDetail(viewer, "search", period)],
    ["lanes", (viewer) => getLaneReport(viewer, period)],
    ["how far the counts are", (viewer) => getRollupStatus(viewer)],
    ["activity", (viewer) => getActivityReport(viewer, period)],
    ["audit", (viewer) => getAuditPage(viewer, null)],
  ];

  it.each(questions)("%s: an admin, and nobody else", async (_name, ask) => {
    await expect(ask(null)).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(ask(customer)).rejects.toMatchObject({ code: "forbidden" });
    await expect(ask(admin)).resolves.toBeDefined();
  });

  it("pages through the audit list, newest first, without losing entries of the same moment", async () => {
    const pool = database.pool();
    for (let i = 0; i < 60; i++) {
      await pool.query(
        "insert into audit_entries (id, at, actor, action, subject) values ($1, '2026-03-01', 'a', 'model.promote', $2)",
        [uuidv7(1_000 + i), `m${i}`],
      );
    }
    const first = await getAuditPage(admin, null);
    const second = await getAuditPage(admin, first.older);
    expect([first, second].map(({ entries }) => entries.length)).toEqual([50, 10]);
    expect(second.older).toBeNull();
    const subjects = [...first.entries, ...second.entries].map(({ subject }) => subject);
    expect(subjects).toEqual(Array.from({ length: 60 }, (_, i) => `m${59 - i}`));
  });
});
