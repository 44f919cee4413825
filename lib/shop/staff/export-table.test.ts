import { beforeAll, describe, expect, it } from "vitest";
import { getDb } from "@/lib/platform/db/client";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { uuidv7 } from "@/lib/platform/ids";
import { exportTable } from "./export-table";

withTestDatabase();
const viewer = (role: "analyst" | "viewer") => ({
  userId: "u",
  email: `${role}@example.org`,
  name: role,
  role,
});
const read = async (query: Record<string, string>) =>
  (await exportTable("audit", { format: "csv", ...query } as never, viewer("analyst"))).text();

beforeAll(async () => {
  const entries = Array.from({ length: 2_500 }, (_, i) => ({
    id: uuidv7(),
    at: new Date(Date.UTC(2026, 0, 1) + i * 60_000),
    actor: i === 7 ? "=HYPERLINK(1)" : "ann@example.org",
    action: i % 2 === 0 ? "key.create" : "key.revoke",
    subject: i === 7 ? "-1+1" : `key ${i}`,
    detail: { name: "a, b" },
  }));
  await getDb().auditEntry.createMany({ data: entries });
});

describe("a table as a file", () => {
  it("holds every row that is filtered, however many pages they are, in the order of the page", async () => {
    const lines = (await read({ sort: "at" })).trimEnd().split("\n");
    expect(lines[0]).toBe("id,actor,action,subject,at,detail");
    expect(lines).toHaveLength(2_501);
    expect(lines[1]).toContain("key 0");
    const revoked = await read({
      action: "key.revoke",
      from: "2026-01-01",
      to: "2026-01-01",
      format: "jsonl",
    });
    const rows = revoked
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { action: string; detail: object });
    expect(rows).toHaveLength(720);
    expect(rows[0]).toMatchObject({ action: "key.revoke", detail: { name: "a, b" } });
  });

  it("runs nothing in a spreadsheet", async () => {
    const [, line = ""] = (await read({ actor: "hyperlink" })).split("\n");
    expect(line).toContain("'=HYPERLINK(1)");
    expect(line).toContain("'-1+1");
  });

  it("is for whoever may read the table", async () => {
    const asking = exportTable("audit", { format: "csv" }, viewer("viewer"));
    await expect(asking).rejects.toMatchObject({ code: "forbidden" });
  });
});
