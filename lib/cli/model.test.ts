import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { childEnvironment } from "@/lib/platform/env";
import { promoteModel, registerModel } from "@/lib/recommender/models/commands";
import { freezePromotions } from "@/lib/recommender/models/freeze";
import { getLiveModelId } from "@/lib/recommender/models/queries";
import { trainTinyModel } from "@/lib/recommender/models/testing/tiny-model";
import { auditPage } from "@/lib/shop/audit/queries";
import { fillCatalog } from "@/lib/shop/catalog/testing/fill-catalog";

const { url, pool } = withTestDatabase();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-model-"));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Runs `aisle model` as a shell would. */
function model(...args: string[]) {
  const node = ["--conditions=react-server", "--import", "tsx", "bin/aisle.ts", "model"];
  const env = childEnvironment({ DATABASE_URL: url(), AISLE_DATA: folder });
  return spawnSync(process.execPath, [...node, ...args], { encoding: "utf8", env });
}

beforeAll(async () => {
  const { productIds } = await fillCatalog(pool(), { products: 40 });
  const tiny = await trainTinyModel(productIds);
  for (const id of ["first", "second"])
    await registerModel({ ...tiny, id, snapshotHash: id.padStart(64, "0") });
  await promoteModel("first", { process: "test" });
});

describe("npm run aisle -- model", { timeout: 60_000 }, () => {
  it("lets a version serve, says the way back, and goes back", async () => {
    expect(model("promote", "second")).toMatchObject({
      status: 0,
      stdout: "second is live; the way back is to first.\n",
    });
    expect(await getLiveModelId()).toBe("second");

    expect(JSON.parse(model("rollback", "--reason", "Too few lists", "--json").stdout)).toEqual({
      live: "first",
      previous: "second",
    });
    expect(await getLiveModelId()).toBe("first");
    const { entries } = await auditPage(null, 1);
    expect(entries).toMatchObject([
      {
        actor: "command line",
        action: "model.rollback",
        subject: "first",
        detail: { reason: "Too few lists" },
      },
    ]);
    expect(model("rollback")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("second, was itself taken back by command line: Too few lists"),
    });
    expect(await getLiveModelId()).toBe("first");
    const listed = model("list").stdout;
    expect(listed).toMatch(/first .*live/);
    expect(listed).toMatch(/second .*previous, taken back/);
  });

  it("promotes while promotions are frozen with a reason alone, and goes back without one", async () => {
    const until = new Date(Date.now() + 3_600_000);
    await freezePromotions({ until, reason: "Sale." }, { process: "test" });
    expect(model("promote", "second")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("Promotions are frozen until"),
    });
    expect(await getLiveModelId()).toBe("first");
    expect(model("promote", "second", "--reason", "It has to be").status).toBe(0);
    expect(model("rollback", "first").status).toBe(0);
    expect(await getLiveModelId()).toBe("first");
    expect(model("promote", "none").stderr).toContain("There is no version none");
  });
});
