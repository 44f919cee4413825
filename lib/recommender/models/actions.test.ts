import { beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/shop/auth/viewer";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { uuidv7 } from "@/lib/platform/ids";
import { promoteModel, rollbackModel } from "./commands";

const customer: Viewer = { userId: uuidv7(), email: "c@example.org", name: "C", role: "customer" };

describe("what the buttons of the models page may do", () => {
  const database = withTestDatabase();

  beforeAll(async () => {
    await database.pool().query(
      `insert into model_versions (id, algorithm, parameters, snapshot_hash, metrics)
       values ('old', 'als', '{}', 'h', '{}'), ('new', 'als', '{}', 'h', '{}')`,
    );
    await database
      .pool()
      .query(
        "insert into model_aliases (alias, model_version_id, updated_at) values ('live', 'new', now()), ('previous', 'old', now())",
      );
  });

  it.each([
    ["promote", (viewer: Viewer | null) => promoteModel("old", viewer)],
    ["roll back", (viewer: Viewer | null) => rollbackModel(viewer)],
  ])("%s: refused to customers and strangers, and nothing moves", async (_name, act) => {
    await expect(act(customer)).rejects.toMatchObject({ code: "forbidden" });
    await expect(act(null)).rejects.toMatchObject({ code: "unauthenticated" });
    const { rows: aliases } = await database
      .pool()
      .query("select alias, model_version_id as id from model_aliases order by alias");
    expect(aliases).toEqual([
      { alias: "live", id: "new" },
      { alias: "previous", id: "old" },
    ]);
    const { rowCount } = await database.pool().query("select from audit_entries");
    expect(rowCount).toBe(0);
  });
});
