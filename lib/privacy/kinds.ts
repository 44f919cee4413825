import "server-only";
import type pg from "pg";
import type { Db } from "@/lib/platform/db/client";
import { countOldJobs, dropOldJobs } from "@/lib/jobs/forget";
import { closeHours } from "@/lib/recommender/rollups/close-hours";
import {
  countOldMerges,
  countOldSessions,
  dropOldMerges,
  dropOldSessions,
} from "@/lib/shop/accounts/forget-accounts";
import { countOldCarts, dropOldCarts } from "@/lib/shop/cart/forget";
import { type Ageing, countOld, dropOld } from "@/lib/shop/interactions/drop-old";
import { countOldNotices, dropOldNotices } from "@/lib/shop/notices/forget";
import { anonymiseOldOrders, countOldOrders } from "@/lib/shop/orders/anonymise";
import { countEmptyShoppers, dropEmptyShoppers } from "@/lib/shop/shoppers/forget-shoppers";
import { countOldRejects, dropOldRejects } from "./rejects";

/** What of a kind of data goes at once, in one transaction. Returns how much that was. */
type Drop = (on: { db: Db; client: pg.PoolClient }, before: Date, limit: number) => Promise<number> | number;

/** How much of a kind is older than a moment, as far as a limit. */
type Count = (on: { db: Db; client: pg.PoolClient }, before: Date, limit: number) => Promise<number> | number;

export interface RetentionKind {
  /** What the command line calls it. */
  name: string;
  /** For people: what it is, and what happens to it. */
  what: string;
  /** For the shopper's own account page, in English: other languages in lib/words, area `kept`; null where it is nothing of theirs. */
  told: string | null;
  /** Days it is kept unless the shop says otherwise; null: for good. */
  days: number | null;
  /** With fewer the shop would not work: sales are credited to lists for seven days, readouts look back a month. */
  least: number;
  /** Whether figures are counted of it, which stay as they are. */
  counted: boolean;
  drop: Drop;
  /** How much that would be, as far as a limit. */
  count: Count;
}

/** How what figures are counted of is dropped, and counted. */
function ageing(what: Ageing): { drop: Drop; count: Count } {
  return {
    async drop({ client }, before, limit) {
      const { removed, hours } = await dropOld(what, client, before, limit);
      await closeHours(client, hours, what === "lists" ? "lists" : "events");
      return removed;
    },
    count: ({ client }, before, limit) => countOld(what, client, before, limit),
  };
}

/** Every kind of data that goes by itself, in the order in which it goes: what others hang on last. */
export const RETENTION_KINDS: readonly RetentionKind[] = [
  {
    name: "lists",
    what: "Lists that shoppers were shown, with their clicks",
    told: "Suggestions you were shown, and which of them you followed",
    days: 395,
    least: 45,
    counted: true,
    ...ageing("lists"),
  },
  {
    name: "interactions",
    what: "What shoppers without an account looked at, liked, put into the cart and bought",
    told: "What you looked at and bought without an account",
    days: 760,
    least: 45,
    counted: true,
    ...ageing("strangers"),
  },
  {
    name: "member-interactions",
    what: "The same of shoppers with an account",
    told: "What you looked at and bought with an account",
    days: null,
    least: 45,
    counted: true,
    ...ageing("members"),
  },
  {
    name: "carts",
    what: "Carts of shoppers without an account that nobody has touched",
    told: "A cart you left without an account",
    days: 180,
    least: 1,
    counted: false,
    drop: ({ db }, before, limit) => dropOldCarts(db, before, limit),
    count: ({ db }, before, limit) => countOldCarts(db, before, limit),
  },
  {
    name: "stock-notices",
    what: "E-mail addresses that wait for something sold out",
    told: "Your e-mail address where you wait for something that is sold out",
    days: 180,
    least: 1,
    counted: false,
    drop: ({ db }, before, limit) => dropOldNotices(db, before, limit),
    count: ({ db }, before, limit) => countOldNotices(db, before, limit),
  },
  {
    name: "merges",
    what: "What it takes to take back the merge of a history into an account",
    told: "Notes that let you undo adding a browser's history to your account",
    days: 90,
    least: 1,
    counted: false,
    drop: ({ db }, before, limit) => dropOldMerges(db, before, limit),
    count: ({ db }, before, limit) => countOldMerges(db, before, limit),
  },
  {
    name: "sessions",
    what: "Sessions that have ended",
    told: null,
    days: 1,
    least: 0,
    counted: false,
    drop: ({ db }, before, limit) => dropOldSessions(db, before, limit),
    count: ({ db }, before, limit) => countOldSessions(db, before, limit),
  },
  {
    name: "orders",
    what: "Name, e-mail and address of an order; the order itself stays",
    told: "Name, e-mail and address on an order",
    days: 3_653,
    least: 30,
    counted: false,
    drop: ({ db }, before, limit) => anonymiseOldOrders(db, before, limit),
    count: ({ db }, before, limit) => countOldOrders(db, before, limit),
  },
  {
    name: "jobs",
    what: "Jobs that have ended, with what they were given",
    told: null,
    days: 365,
    least: 1,
    counted: false,
    drop: ({ db }, before, limit) => dropOldJobs(db, before, limit),
    count: ({ db }, before, limit) => countOldJobs(db, before, limit),
  },
  {
    name: "import-rejects",
    what: "Lists of rows an import could not take",
    told: null,
    days: 30,
    least: 1,
    counted: false,
    drop: (_on, before) => dropOldRejects(before),
    count: (_on, before) => countOldRejects(before),
  },
  {
    name: "shoppers",
    what: "Shoppers without an account of whom nothing else is kept, with their choices",
    told: "The choices you made on this page without an account, once nothing else of yours is kept",
    days: 760,
    least: 1,
    counted: false,
    drop: ({ db }, before, limit) => dropEmptyShoppers(db, before, limit),
    count: ({ db }, before, limit) => countEmptyShoppers(db, before, limit),
  },
];
