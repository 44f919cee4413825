import "server-only";
import type pg from "pg";
import type { Db } from "@/lib/platform/db/client";
import { mergeCarts } from "@/lib/shop/cart/merge-carts";
import { moveInfluences } from "@/lib/shop/interactions/influences";
import { moveInteractions } from "@/lib/shop/interactions/move-interactions";
import { moveLikes } from "@/lib/shop/interactions/move-likes";
import { claimOrders } from "@/lib/shop/orders/claim-orders";
import { noteMerge, noteMergedChoice } from "./merges";
import { bindBrowserToUser, type Choice, keepChoice } from "@/lib/shop/shoppers/commands";
import { hasChosen, resolveShopper, type Shopper } from "@/lib/shop/shoppers/queries";

/** Prisma and the plain connection of the transaction a sign-in runs in. */
interface SignIn {
  db: Db;
  client: pg.PoolClient;
}

/**
 * Called at sign-in: the browser's shopper and the account become one, with their histories, likes, carts, orders and
 * choices, in the transaction of the sign-in. What another account left in this browser stays with that account.
 *
 * @param shopperId what the browser's cookie holds; null when it has none
 * @returns what it holds from now on
 */
export async function adoptShopper(
  { db, client }: SignIn,
  shopperId: string | null,
  userId: string,
): Promise<string> {
  const browser = shopperId === null ? null : await resolveShopper(shopperId, client);
  const { canonical, alias, merged } = await bindBrowserToUser(db, shopperId, userId);
  if (browser === null || merged === null) return alias;
  const noted = await noteMerge(db, {
    kind: "sign-in",
    from: { ...merged, userId: null },
    into: canonical,
    actor: "sign-in",
  });
  await moveInteractions(db, merged.id, canonical);
  await moveLikes(db, merged.id, canonical);
  await moveInfluences(db, merged.id, canonical);
  await mergeCarts(db, merged.id, canonical);
  await claimOrders(db, merged.id, canonical, userId);
  const choice = mergeChoices(browser, await resolveShopper(canonical, client));
  if (choice) await keepChoice(canonical, choice, db);
  await noteMergedChoice(db, noted);
  return alias;
}

const toChoice = ({ consent, analytics, consentedAt, consentText }: Shopper): Choice => {
  return { personalisation: consent, analytics, at: consentedAt, text: consentText };
};

/** Whoever said no, in this browser or in the account, has not said yes by signing in. Null: the account's choice holds. */
function mergeChoices(browser: Shopper, account: Shopper): Choice | null {
  if (!hasChosen(browser)) return null;
  if (!hasChosen(account)) return toChoice(browser);
  const newest =
    (browser.consentedAt?.getTime() ?? 0) > (account.consentedAt?.getTime() ?? 0) ? browser : account;
  return {
    personalisation: browser.consent && account.consent,
    analytics: browser.analytics && account.analytics,
    at: newest.consentedAt,
    text: newest.consentText,
  };
}
