import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { uuidv7 } from "@/lib/platform/ids";
import { auditPage } from "@/lib/shop/audit/queries";
import type { Viewer } from "@/lib/shop/auth/viewer";
import { closeLiveCatalog } from "@/lib/shop/catalog/live-catalog";
import { closeSynonyms } from "@/lib/shop/catalog/live-synonyms";
import { findMatchingProducts } from "@/lib/shop/catalog/search";
import { addCategory, addProducts } from "@/lib/shop/catalog/testing/add-products";
import { addSynonym, removeSynonym } from "./commands";
import { listSynonyms } from "./queries";
import { newSynonymSchema } from "./schema";

const database = withTestDatabase();
const admin: Viewer = { userId: uuidv7(), email: "a@example.org", name: "A", role: "admin" };
const customer: Viewer = { ...admin, email: "c@example.org", role: "customer" };

beforeAll(async () => {
  const pool = database.pool();
  const { id: categoryId } = await addCategory(pool, { slug: "yarn", name: "Yarn" });
  await addProducts(pool, [
    { sku: "S", name: "Skein of wool", categoryId },
    { sku: "N", name: "Knitting needle", categoryId },
  ]);
});
afterAll(() => {
  closeLiveCatalog();
  closeSynonyms();
});

const count = async (query: string) => (await findMatchingProducts(query)).matches.length;
const read = (terms: string, finds = "") => newSynonymSchema.safeParse({ terms, finds });

describe("the words an admin adds", () => {
  it("are searched with a moment later, both ways or one, until they are removed", async () => {
    expect(await count("hank")).toBe(0);
    const both = await addSynonym({ terms: ["hank", "skein"], finds: [] }, admin);
    await expect.poll(() => count("hank"), { timeout: 5_000 }).toBe(1);
    const oneWay = await addSynonym({ terms: ["handicraft"], finds: ["knitting needle", "skein"] }, admin);
    await expect.poll(() => count("handicraft"), { timeout: 5_000 }).toBe(2);
    expect(await count("skein")).toBe(1);
    expect((await listSynonyms(admin)).map(({ terms }) => terms)).toEqual([
      ["handicraft"],
      ["hank", "skein"],
    ]);
    await removeSynonym(both, admin);
    await removeSynonym(oneWay, admin);
    await expect.poll(() => count("hank"), { timeout: 5_000 }).toBe(0);
    const { entries } = await auditPage(null);
    expect(entries.map(({ action, subject, actor }) => [action, subject, actor]).toReversed()).toEqual([
      ["synonym.add", "hank, skein", admin.email],
      ["synonym.add", "handicraft → knitting needle, skein", admin.email],
      ["synonym.remove", "hank, skein", admin.email],
      ["synonym.remove", "handicraft → knitting needle, skein", admin.email],
    ]);
  });

  it("are refused twice, and a removed one is not removed again", async () => {
    const id = await addSynonym({ terms: ["ball", "skein"], finds: [] }, admin);
    await expect(addSynonym({ terms: ["ball", "skein"], finds: [] }, admin)).rejects.toMatchObject({
      code: "conflict",
    });
    await removeSynonym(id, admin);
    await expect(removeSynonym(id, admin)).rejects.toMatchObject({ code: "not_found" });
  });

  it("are the business of admins alone", async () => {
    const synonym = { terms: ["a b", "c"], finds: [] };
    for (const [viewer, code] of [
      [customer, "forbidden"],
      [null, "unauthenticated"],
    ] as const) {
      await expect(addSynonym(synonym, viewer)).rejects.toMatchObject({ code });
      await expect(removeSynonym(uuidv7(), viewer)).rejects.toMatchObject({ code });
      await expect(listSynonyms(viewer)).rejects.toMatchObject({ code });
    }
    expect(await listSynonyms(admin)).toEqual([]);
  });
});

describe("what the form says", () => {
  it("is read as terms without blanks and repetitions", () => {
    expect(read(" Hank,  ball of   wool ,hank", "").data).toEqual({
      terms: ["hank", "ball of wool"],
      finds: [],
    });
  });

  it.each([
    ["", "", "terms"],
    ["one", "", "finds"],
    ["★, ☆", "", "terms"],
    ["a b c d e, f", "", "terms"],
    [Array.from({ length: 21 }, (_, i) => `t${i}`).join(","), "", "terms"],
    ["one", "x".repeat(61), "finds"],
  ])("%j and %j is refused by its field", (terms, finds, field) => {
    const fields = read(terms, finds).error?.issues.map(({ path }) => path[0]);
    expect(fields).toContain(field);
  });
});
