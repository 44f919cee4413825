import { describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { uuidv7 } from "@/lib/platform/ids";
import type { Viewer } from "@/lib/shop/auth/viewer";
import { SPOKEN_LANGUAGES } from "@/lib/words/words";
import { changeShopText, resetShopText } from "./commands";
import { TEXT_NAMES } from "./names";
import { getShopText } from "./queries";
import { readBlocks } from "./read-blocks";
import { SAMPLE_TEXTS } from "./samples";
import { shopTextSchema } from "./schema";

withTestDatabase();
const admin: Viewer = { userId: uuidv7(), email: "a@example.org", name: "A", role: "admin" };

describe("a text of the shop", () => {
  it("is a sample that says so, until somebody who may writes another one, and again after", async () => {
    expect(await getShopText("terms", "en-GB")).toMatchObject({ isSample: true, title: "Terms" });
    const own = { name: "terms", title: "Our terms", body: "Ours.\r\n\r\nAll ours." } as const;
    await expect(changeShopText(own, { ...admin, role: "merchandiser" })).rejects.toMatchObject({
      code: "forbidden",
    });
    await changeShopText(shopTextSchema.parse(own), admin);
    const changed = { isSample: false, title: "Our terms", body: "Ours.\n\nAll ours." };
    expect(await getShopText("terms", "en-GB")).toMatchObject(changed);
    expect(await getShopText("returns", "en-GB")).toMatchObject({ isSample: true });
    await resetShopText("terms", admin);
    expect(await getShopText("terms", "en-GB")).toMatchObject({ isSample: true });
  });

  it("is made of headings, lists and paragraphs, and of nothing else", () => {
    expect(readBlocks("One\nline\n\n# Head\n- a\n- b\r\n\r\n<b>x</b> # no")).toEqual([
      { kind: "paragraph", text: "One\nline" },
      { kind: "heading", text: "Head" },
      { kind: "list", items: ["a", "b"] },
      { kind: "paragraph", text: "<b>x</b> # no" },
    ]);
    expect(readBlocks(" \n\n ")).toEqual([]);
  });

  it("has a sample that could be saved as it is, for every one there is", () => {
    for (const language of SPOKEN_LANGUAGES)
      for (const name of TEXT_NAMES)
        expect(shopTextSchema.safeParse({ name, ...SAMPLE_TEXTS[language][name] }).success, name).toBe(true);
  });

  it("is a sample in the visitor's language; what the shop has written is in the shop's, and says so", async () => {
    expect(await getShopText("imprint", "de-AT")).toMatchObject({ title: "Impressum", lang: undefined });
    expect(await getShopText("imprint", "fr-FR")).toMatchObject({ title: "Imprint", lang: undefined });
    await changeShopText({ name: "imprint", title: "Who we are", body: "We." }, admin);
    expect(await getShopText("imprint", "de-AT")).toMatchObject({ title: "Who we are", lang: "en-GB" });
    expect(await getShopText("imprint", "en-GB")).toMatchObject({ lang: undefined });
    await resetShopText("imprint", admin);
  });
});
