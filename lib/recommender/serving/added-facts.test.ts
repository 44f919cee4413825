import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRng } from "@/ml/index";
import { fillCatalog } from "@/lib/shop/catalog/testing/fill-catalog";
import { closeLiveCatalog, getLiveCatalog } from "@/lib/shop/catalog/live-catalog";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { randomId, toPublicProductId, uuidv7 } from "@/lib/platform/ids";
import { recordInteractions } from "@/lib/shop/interactions/record";
import type { InteractionInput } from "@/lib/shop/interactions/schema";
import { getSessionCache } from "@/lib/shop/interactions/session-cache";
import { setConsent } from "@/lib/shop/shoppers/commands";
import { ALL, NOTHING } from "@/lib/shop/shoppers/consent";
import { KnownStates } from "./known-states";
import { type ShopperState, ShopperStateReader, STRANGER } from "./shopper-state";

const database = withTestDatabase();
const reader = new ShopperStateReader();
let products: string[] = [];
let stopHearing = () => {};

beforeAll(async () => {
  products = (await fillCatalog(database.pool())).productIds.map(toPublicProductId);
  await getLiveCatalog();
  stopHearing = getSessionCache().onNewFacts((added) => reader.add(added));
});
afterAll(() => {
  stopHearing();
  closeLiveCatalog();
});

const KINDS = ["view", "cart", "like", "unlike", "rating", "purchase"] as const;

/** Of facts of one millisecond the database says no order. */
function inOrder({ facts, ...state }: ShopperState): ShopperState {
  const key = ({ at, productId, kind }: (typeof facts)[number]) => `${at} ${productId} ${kind}`;
  return { ...state, facts: [...facts].sort((a, b) => key(a).localeCompare(key(b))) };
}

/** As the database says: a busy machine may have kept it waiting longer than a request would, and then memory answers. */
async function readAnew(shopper: string): Promise<ShopperState> {
  for (let tries = 0; tries < 50; tries++) {
    const state = await new ShopperStateReader().read(shopper, Date.now(), true);
    if (state.origin === "database") return inOrder(state);
  }
  throw new Error("The database did not answer in time.");
}

async function act(shopper: string, rng: ReturnType<typeof createRng>): Promise<void> {
  const items = Array.from({ length: 1 + rng.integer(4) }, (): InteractionInput => {
    const kind = KINDS[rng.integer(KINDS.length)] ?? "view";
    const at = new Date(Date.now() - rng.integer(20) * 1_000).toISOString();
    const value = kind === "rating" ? 1 + rng.integer(5) : undefined;
    return { id: uuidv7(), kind, product: products[rng.integer(products.length)] ?? "", at, value };
  });
  const { accepted } = await recordInteractions(shopper, items, { trusted: true });
  if (accepted !== items.length) throw new Error(`Only ${accepted} of ${items.length} were accepted.`);
}

describe("what a shopper has just done", () => {
  it("is added to what is known of them, which is then what the database says", async () => {
    const rng = createRng(5);
    for (let round = 0; round < 12; round++) {
      const shopper = randomId();
      await setConsent(shopper, ALL);
      await act(shopper, rng);
      await reader.read(shopper, Date.now(), true);
      for (let step = 0; step < 4; step++) {
        await act(shopper, rng);
        const known = reader.read(shopper, Date.now(), true);
        expect(known).not.toBeInstanceOf(Promise);
        expect(inOrder(await known)).toEqual(await readAnew(shopper));
      }
    }
  });

  it("leaves the state of whoever allows nothing as it is", async () => {
    const shopper = randomId();
    await setConsent(shopper, NOTHING);
    await reader.read(shopper, Date.now(), true);
    await recordInteractions(
      shopper,
      [{ id: uuidv7(), kind: "view", product: products[0] ?? "", at: new Date().toISOString() }],
      { trusted: true },
    );
    expect(inOrder(await reader.read(shopper, Date.now(), true))).toEqual(await readAnew(shopper));
  });

  it("is read anew where what is known may hold it already", () => {
    const known = new KnownStates<ShopperState>();
    const began = performance.now();
    known.set("somebody", STRANGER, ["somebody"], known.moment);
    known.update("somebody", began, (state) => ({ ...state, unit: "twice" }));
    expect(known.get("somebody")).toBeUndefined();
  });

  it("reaches what is known under any name of the shopper, and what is being read is not kept", () => {
    const known = new KnownStates<ShopperState>();
    known.set("cookie", STRANGER, ["cookie", "owner"], known.moment);
    const asked = known.moment;
    known.update("owner", performance.now() + 1, (state) => ({ ...state, unit: "new" }));
    expect(known.get("cookie")?.unit).toBe("new");
    known.set("cookie", STRANGER, ["cookie", "owner"], asked);
    expect(known.get("cookie")?.unit).toBe("new");
    known.forget(["owner"]);
    expect(known.get("cookie")).toBeUndefined();
  });
});
