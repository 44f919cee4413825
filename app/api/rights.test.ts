import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeSender } from "@/lib/jobs/queue";
import { completeEnvironment } from "@/lib/platform/env";
import { type Endpoint } from "@/lib/platform/http/endpoint";
import { checkHealth } from "@/lib/recommender/health/check-health";
import { withTestShop } from "@/lib/recommender/serving/testing/test-shop";
import { readOperations } from "@/lib/reference/read-operations";
import { closeKeys } from "@/lib/shop/auth/key-keeper";
import { closeListedOrigins } from "@/lib/platform/http/listed-origins";
import { collectOperations } from "./openapi.json/collect-operations";
import { readDocument } from "./openapi.json/read-document";
import { gatherCallers } from "./testing/callers";
import { SCHEMES } from "./testing/expected";
import type { MatrixRow } from "./testing/columns";
import { Matrix } from "./testing/matrix";
import { watchWrites } from "./testing/watch-writes";
import { World } from "./testing/world";

/**
 * Who may call what: every call of the contract, by everybody there is, about what is theirs, another's and nobody's. What is
 * expected is worked out from what each call declares; nothing is written down here call by call.
 */

const shop = withTestShop();
const files = import.meta.glob<Endpoint>("./**/route.ts");
const documented = readOperations(await readDocument());
const declared = await collectOperations();

async function toRow(one: (typeof declared)[number]): Promise<MatrixRow> {
  const operation = documented.find(({ id }) => id === one.id);
  const file = `.${one.path.slice("/api".length).replaceAll("{", "[").replaceAll("}", "]")}/route.ts`;
  const handlers = await files[file]?.();
  if (!operation || !handlers) throw new Error(`${one.id} is not where it is said to be.`);
  return { declared: one, operation, handler: handlers[one.method] };
}
const rows = await Promise.all(declared.map(toRow));

let matrix: Matrix;
beforeAll(async () => {
  completeEnvironment({ AISLE_SHOPIFY_SECRET: "shopify-shared-secret-of-the-matrix" });
  completeEnvironment({ AISLE_WOOCOMMERCE_SECRET: "woocommerce-shared-secret-of-the-matrix" });
  completeEnvironment({ AISLE_STRIPE_WEBHOOK_SECRET: "stripe-shared-secret-of-the-matrix" });
  await checkHealth({ source: "asked" });
  const world = new World(shop.pool(), shop.categories[0]?.id ?? 0, shop.productsOf(1));
  await world.renewPeople();
  matrix = new Matrix(world, await gatherCallers(world));
  await watchWrites(shop.pool());
});
afterAll(async () => {
  await closeSender();
  closeKeys();
  closeListedOrigins();
});

it("knows every way to be known", () => {
  const schemes = rows.flatMap(({ declared: { contract } }) =>
    contract.right.credentials.map(({ scheme }) => scheme),
  );
  expect([...new Set(schemes)].sort()).toEqual([...SCHEMES].sort());
});

describe("exactly who may is let in, and nobody else learns or changes anything", () => {
  it.each(rows.map((row) => [`${row.declared.method} ${row.declared.path}`, row] as const))(
    "%s",
    async (_, row) => {
      expect(await matrix.run(row)).toEqual([]);
    },
  );
});

it("tries everybody about everything", () => {
  expect(matrix.cells).toBeGreaterThan(8_000);
});
