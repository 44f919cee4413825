import "server-only";
import { cache } from "react";
import { getDb } from "@/lib/platform/db/client";
import { isUnavailable } from "@/lib/platform/db/unavailable";
import { createSingleton } from "@/lib/platform/singleton";
import { pageLanguage } from "@/lib/shop/settings/languages";
import { getSettings } from "@/lib/shop/settings/live-settings";
import { spokenLanguage } from "@/lib/words/words";
import { type TextName } from "./names";
import { SAMPLE_TEXTS, type TextContent } from "./samples";

export interface ShopText extends TextContent {
  name: TextName;
  /** Whether it is what ships with Aisle, and still to be replaced. */
  isSample: boolean;
  /** Null: a sample. */
  updatedAt: Date | null;
  /** The language it is written in, where that is not the one of the page; for `lang`. */
  lang: string | undefined;
}

type Written = TextContent & { updatedAt: Date };

/** As they were read last: for while the database is away. */
const remembered = createSingleton("shop.texts", () => new Map<TextName, Written | null>());

/** What the shop has written itself; null: nothing. */
async function readWritten(name: TextName): Promise<Written | null> {
  try {
    const select = { title: true, body: true, updatedAt: true } as const;
    const row = await getDb().shopText.findUnique({ where: { name }, select });
    remembered.get().set(name, row);
    return row;
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    return remembered.get().get(name) ?? null;
  }
}

/**
 * A text of the shop, in the shop's language; where nobody has written one, the sample of it in the language nearest to the one
 * asked for. Read once per page.
 */
export const getShopText = cache(async (name: TextName, language: string): Promise<ShopText> => {
  const written = await readWritten(name);
  if (written) {
    const { language: own } = await getSettings();
    return { name, ...written, isSample: false, lang: own === pageLanguage(language) ? undefined : own };
  }
  const sample = SAMPLE_TEXTS[spokenLanguage(language)][name];
  return { name, ...sample, isSample: true, updatedAt: null, lang: undefined };
});
