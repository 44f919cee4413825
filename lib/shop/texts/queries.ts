import "server-only";
import { cache } from "react";
import { getDb } from "@/lib/platform/db/client";
import { isUnavailable } from "@/lib/platform/db/unavailable";
import { createSingleton } from "@/lib/platform/singleton";
import { type TextName } from "./names";
import { SAMPLE_TEXTS, type TextContent } from "./samples";

export interface ShopText extends TextContent {
  name: TextName;
  /** Whether it is what ships with Aisle, and still to be replaced. */
  isSample: boolean;
  /** Null: a sample. */
  updatedAt: Date | null;
}

/** As they were read last: for while the database is away. */
const remembered = createSingleton("shop.texts", () => new Map<TextName, ShopText>());

/** A text of the shop; the sample of it where nobody has written one. Read once per page. */
export const getShopText = cache(async (name: TextName): Promise<ShopText> => {
  const sample = { name, ...SAMPLE_TEXTS[name], isSample: true, updatedAt: null };
  try {
    const row = await getDb().shopText.findUnique({ where: { name } });
    const { title, body, updatedAt } = row ?? {};
    const text =
      title === undefined || body === undefined || updatedAt === undefined
        ? sample
        : { name, title, body, isSample: false, updatedAt };
    remembered.get().set(name, text);
    return text;
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    return remembered.get().get(name) ?? sample;
  }
});
