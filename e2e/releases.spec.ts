import type pg from "pg";
import { expect, signInAsAdmin, test } from "./fixtures";

/** A second version to move about: the live one under another name. */
async function copyLiveModel(database: pg.Pool, id: string): Promise<string> {
  const { rows } = await database.query<{ id: string }>(
    "select model_version_id as id from model_aliases where alias = 'live'",
  );
  const live = rows[0]?.id ?? "";
  await database.query(
    `insert into model_versions (id, algorithm, parameters, snapshot_hash, metrics)
     select $1, algorithm, parameters, snapshot_hash, metrics from model_versions where id = $2`,
    [id, live],
  );
  await database.query(
    `insert into model_artifacts (model_version_id, sha256, bytes, rehearsal)
     select $1, sha256, bytes, rehearsal from model_artifacts where model_version_id = $2`,
    [id, live],
  );
  return live;
}

test("an admin compares, promotes, freezes and rolls back, and the audit knows it", async ({
  page,
  database,
}) => {
  const copy = `copy-${Date.now()}`;
  const live = await copyLiveModel(database, copy);
  const servingModel = async () => {
    const answer = await page.request.get("/api/health/ready");
    return ((await answer.json()) as { model: { serving: string } }).model.serving;
  };
  await signInAsAdmin(page);

  await page.goto(`/admin/models/compare?a=${live}&b=${copy}`);
  await expect(page.getByRole("table", { name: "Two versions side by side" })).toContainText("NDCG");
  await expect(page.getByRole("main")).toContainText("shopper by shopper was not kept");

  await page.goto(`/admin/models/${copy}`);
  await page.getByLabel("Who gets it").selectOption("canary");
  await page.getByRole("button", { name: "Begin" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Canary" })).toHaveAttribute(
    "aria-current",
    "step",
  );
  await page.getByRole("button", { name: "Stop it" }).click();
  await expect(page.getByRole("heading", { name: "Release it" })).toBeVisible();

  await page.goto("/admin/models");
  const until = new Date(Date.now() + 60 * 60_000).toISOString().slice(0, 16);
  await page.getByLabel("Until (UTC)").fill(until);
  await page.getByRole("button", { name: "Freeze promotions" }).click();
  await expect(page.getByText("Please enter a reason.")).toBeVisible();
  await page.getByLabel("Reason").first().fill("Stocktaking.");
  await page.getByLabel("Until (UTC)").fill(until);
  await page.getByRole("button", { name: "Freeze promotions" }).click();
  await expect(page.getByText("Nothing is promoted until")).toBeVisible();

  await page.goto(`/admin/models/${copy}`);
  await page.getByLabel("Who gets it").selectOption("live");
  await page.getByRole("button", { name: "Begin" }).click();
  await expect(page.getByText("Promotions are frozen until")).toBeVisible();
  await page.getByLabel("Who gets it").selectOption("live");
  await page.getByLabel("Reason").fill("Try it in a story.");
  await page.getByRole("button", { name: "Begin" }).click();
  await expect.poll(servingModel, { timeout: 5_000 }).toBe(copy);

  await page.goto("/admin/models");
  await page.getByRole("button", { name: "End the freeze" }).click();
  await expect(page.getByText("Versions may be promoted again.")).toBeVisible();
  await page.getByRole("button", { name: "Roll back" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Roll back" }).click();
  await expect.poll(servingModel, { timeout: 5_000 }).toBe(live);
  await page.goto(`/admin/models/${copy}`);
  await expect(page.getByText("Taken back by admin@aisle.local")).toBeVisible();

  await page.goto("/admin/audit");
  for (const action of [
    "release.start",
    "release.stop",
    "model.freeze",
    "model.promote",
    "model.thaw",
    "model.rollback",
  ]) {
    await expect(page.getByRole("cell", { name: action }).first()).toBeVisible();
  }
});
