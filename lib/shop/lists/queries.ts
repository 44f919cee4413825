import "server-only";
import { getDb } from "@/lib/platform/db/client";

/** What there is to know of a list without looking into it. */
export interface ListSummary {
  id: string;
  name: string;
  /** How many products are on it. */
  count: number;
  /** Product numbers of those added last, for a picture of it. */
  newest: number[];
  isShared: boolean;
}

/** A list with all that is on it. */
export interface SavedList {
  id: string;
  name: string;
  /** The last part of the address that opens it to everybody; null: nobody else sees it. */
  shareKey: string | null;
  /** Product numbers, the latest first. */
  products: number[];
}

/** So many pictures stand for a list. */
const SHOWN = 4;

const newestFirst = [{ addedAt: "desc" as const }, { productId: "asc" as const }];

/** An account's lists, by name. */
export async function listLists(userId: string): Promise<ListSummary[]> {
  const rows = await getDb().savedList.findMany({
    where: { userId },
    orderBy: [{ name: "asc" }],
    select: {
      id: true,
      name: true,
      shareKey: true,
      items: { orderBy: newestFirst, take: SHOWN, select: { productId: true } },
      _count: { select: { items: true } },
    },
  });
  return rows.map(({ id, name, shareKey, items, _count }) => {
    const newest = items.map(({ productId }) => productId);
    return { id, name, count: _count.items, newest, isShared: shareKey !== null };
  });
}

/** Which of an account's lists hold a product. */
export async function listsWith(userId: string, productId: number): Promise<Set<string>> {
  const rows = await getDb().savedListItem.findMany({
    where: { productId, list: { userId } },
    select: { listId: true },
  });
  return new Set(rows.map(({ listId }) => listId));
}

const selection = {
  id: true,
  name: true,
  shareKey: true,
  items: { orderBy: newestFirst, select: { productId: true } },
} as const;

/** A list when it is this account's, else null. */
export async function findList(userId: string, id: string): Promise<SavedList | null> {
  const row = await getDb().savedList.findFirst({ where: { id, userId }, select: selection });
  return row && { ...row, products: row.items.map(({ productId }) => productId) };
}

/** What everybody who has its link sees of a list: whose it is, is none of it. Null for a link that was withdrawn or never was. */
export async function findShared(key: string): Promise<Pick<SavedList, "name" | "products"> | null> {
  const row = await getDb().savedList.findUnique({
    where: { shareKey: key },
    select: { name: true, items: selection.items },
  });
  return row && { name: row.name, products: row.items.map(({ productId }) => productId) };
}
