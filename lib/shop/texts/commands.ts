import "server-only";
import { inTransaction } from "@/lib/platform/db/transaction";
import { recordAudit } from "@/lib/shop/audit/record-audit";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import type { TextName } from "./names";
import type { ShopTextInput } from "./schema";

/** Puts the shop's own words in the place of a text. Throws AppError unauthenticated or forbidden. */
export async function changeShopText({ name, title, body }: ShopTextInput, actor: Actor): Promise<void> {
  const updatedBy = requireRight(actor, "settings:write");
  await inTransaction(async (db) => {
    const data = { title, body, updatedBy };
    await db.shopText.upsert({
      where: { name },
      create: { name, ...data },
      update: data,
      select: { name: true },
    });
    await recordAudit(db, { actor: updatedBy, action: "text.change", subject: name });
  });
}

/** Takes the shop's own words back; the sample is there again. Throws AppError unauthenticated or forbidden. */
export async function resetShopText(name: TextName, actor: Actor): Promise<void> {
  const by = requireRight(actor, "settings:write");
  await inTransaction(async (db) => {
    const { count } = await db.shopText.deleteMany({ where: { name } });
    if (count > 0) await recordAudit(db, { actor: by, action: "text.reset", subject: name });
  });
}
