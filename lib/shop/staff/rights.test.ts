import { describe, expect, it } from "vitest";
import { listUploadStates } from "@/lib/data/import/upload/queries";
import { requestDryRun } from "@/lib/data/import/upload/commands";
import { cancelJob } from "@/lib/jobs/commands";
import { listJobs } from "@/lib/jobs/queries";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { isAppError } from "@/lib/platform/errors";
import { uuidv7 } from "@/lib/platform/ids";
import { readTableState } from "@/lib/platform/table-query";
import { endHoldout } from "@/lib/recommender/experiments/holdout-commands";
import { startExperiment } from "@/lib/recommender/experiments/commands";
import { listExperiments } from "@/lib/recommender/experiments/queries";
import { keepServing } from "@/lib/recommender/guard/overrule";
import { readGuardView } from "@/lib/recommender/guard/queries";
import { getHealth } from "@/lib/recommender/health/queries";
import { lastDays } from "@/lib/recommender/insights/period";
import { getActivityReport, getAuditPage } from "@/lib/recommender/insights/queries";
import { previewRetention } from "@/lib/privacy/preview-retention";
import { changeRetention } from "@/lib/privacy/retention";
import { promoteModel } from "@/lib/recommender/models/commands";
import { endFreeze } from "@/lib/recommender/models/freeze";
import { listModels } from "@/lib/recommender/models/queries";
import { serveStrategy } from "@/lib/recommender/strategies/commands";
import { listStrategies } from "@/lib/recommender/strategies/queries";
import { ACCOUNT_TABLE, listAccounts } from "@/lib/shop/accounts/account-list";
import { changeRole } from "@/lib/shop/accounts/change-role";
import type { Actor } from "@/lib/shop/auth/actor";
import { type Role, roleHas, ROLES, type Scope } from "@/lib/shop/auth/scopes";
import { changeInBulk } from "@/lib/shop/catalog/bulk-commands";
import { changeCategory, deleteCategory } from "@/lib/shop/catalog/category-commands";
import { listCategoryTree } from "@/lib/shop/catalog/category-tree";
import { changeProduct } from "@/lib/shop/catalog/product-commands";
import { PRODUCT_TABLE } from "@/lib/shop/catalog/product-filters";
import { listProductLines } from "@/lib/shop/catalog/product-table";
import { countHeld, listHeld } from "@/lib/shop/interactions/held";
import { closeOrder } from "@/lib/shop/orders/close-order";
import { ORDER_TABLE } from "@/lib/shop/orders/order-state";
import { listOrderLines } from "@/lib/shop/orders/order-table";
import { noteOrder, refundOrder } from "@/lib/shop/orders/refund-order";
import { DEFAULT_SETTINGS } from "@/lib/shop/settings/settings";
import { removeSynonym } from "@/lib/shop/synonyms/commands";
import { listSynonyms } from "@/lib/shop/synonyms/queries";
import { CUSTOMER_TABLE, listCustomers } from "./customers";
import { AUDIT_TABLE, listAudit } from "./audit-list";
import { changeSettings } from "./settings-commands";

withTestDatabase();

const WINDOW = { skip: 0, take: 1 };
const NONE = uuidv7();
const period = lastDays(1, Date.now());
const MODEL = "als-20260101T000000Z-0000";

/** What the admin reads and does, each with the scope it is meant to need. None of it finds anything to change. */
const DOINGS: [scope: Scope, name: string, run: (actor: Actor) => Promise<unknown>][] = [
  ["insights:read", "figures", (actor) => getActivityReport(actor as never, period)],
  ["insights:read", "what is held back", listHeld],
  ["models:write", "counting what is held back", (actor) => countHeld(1, actor)],
  ["audit:read", "the newest of the audit", (actor) => getAuditPage(actor as never, null)],
  ["audit:read", "the audit", (actor) => listAudit(actor, readTableState(AUDIT_TABLE, {}), WINDOW)],
  ["orders:read", "orders", (actor) => listOrderLines(actor, readTableState(ORDER_TABLE, {}), WINDOW)],
  ["orders:write", "closing an order", (actor) => closeOrder(1, "cancelled", actor)],
  ["orders:write", "noting an order", (actor) => noteOrder({ number: 1, step: "paid", done: true }, actor)],
  [
    "orders:write",
    "refunding",
    (actor) => refundOrder({ number: 1, pieces: {}, shipping: true, restock: false }, actor),
  ],
  [
    "customers:read",
    "customers",
    (actor) => listCustomers(actor, readTableState(CUSTOMER_TABLE, {}), WINDOW),
  ],
  ["catalog:read", "products", (actor) => listProductLines(actor, readTableState(PRODUCT_TABLE, {}), WINDOW)],
  ["catalog:read", "categories", listCategoryTree],
  ["catalog:write", "changing a product", (actor) => changeProduct(1, { name: "X" }, actor)],
  [
    "catalog:write",
    "changing several",
    (actor) => changeInBulk({ ids: [], filters: {} }, { stock: undefined, keepOld: false }, "", actor),
  ],
  ["catalog:write", "changing a category", (actor) => changeCategory(1, {}, actor)],
  ["catalog:write", "removing a category", (actor) => deleteCategory(1, actor)],
  ["catalog:write", "uploads", listUploadStates],
  [
    "catalog:write",
    "looking at an upload",
    (actor) => requestDryRun(NONE, { format: "catalog", columns: {}, clearEmpty: false }, actor),
  ],
  ["merchandising:read", "synonyms", listSynonyms],
  ["merchandising:write", "removing a synonym", (actor) => removeSynonym(NONE, actor)],
  ["merchandising:read", "strategies", listStrategies],
  [
    "merchandising:write",
    "serving a strategy",
    (actor) => serveStrategy({ placement: "home.for-you", id: "x@1", expected: "y@1" }, actor),
  ],
  ["experiments:read", "experiments", listExperiments],
  ["experiments:write", "starting an experiment", (actor) => startExperiment("none", actor)],
  ["experiments:write", "ending the holdout", endHoldout],
  ["models:read", "models", listModels],
  ["models:read", "the guard", readGuardView],
  ["models:read", "health", getHealth],
  ["models:write", "promoting", (actor) => promoteModel(MODEL, actor)],
  ["models:write", "ending a freeze", endFreeze],
  [
    "models:write",
    "overruling the guard",
    (actor) => keepServing({ id: MODEL, hours: 1, reason: "x" }, actor),
  ],
  ["jobs:read", "jobs", listJobs],
  ["jobs:write", "cancelling a job", (actor) => cancelJob(NONE, actor)],
  ["users:write", "accounts", (actor) => listAccounts(actor, readTableState(ACCOUNT_TABLE, {}), WINDOW)],
  ["users:write", "giving a role", (actor) => changeRole({ email: "no@example.org", role: "admin" }, actor)],
  ["settings:write", "settings", (actor) => changeSettings(DEFAULT_SETTINGS, actor)],
  ["settings:write", "what a retention would delete", (actor) => previewRetention([], actor)],
  ["settings:write", "how long data is kept", (actor) => changeRetention([], actor)],
];

const codeOf = async (run: () => Promise<unknown>): Promise<string> => {
  try {
    await run();
    return "done";
  } catch (error) {
    if (!isAppError(error)) throw error;
    return error.code;
  }
};

describe("every role", () => {
  it("may do exactly what its scopes say, and nobody may do anything", { timeout: 120_000 }, async () => {
    const wrong: string[] = [];
    for (const [scope, name, run] of DOINGS) {
      if ((await codeOf(() => run(null))) !== "unauthenticated") wrong.push(`nobody: ${name}`);
      for (const role of ROLES) {
        const viewer = { userId: NONE, email: `${role}@example.org`, name: role, role };
        const isAllowed = (await codeOf(() => run(viewer))) !== "forbidden";
        if (isAllowed !== roleHas(role as Role, scope)) wrong.push(`${role}: ${name}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
