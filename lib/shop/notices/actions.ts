"use server";

import { limitVisitor } from "@/lib/platform/http/action-limit";
import { type FormAnswer, pageSentFrom, runFormAction } from "@/lib/platform/http/form-action";
import { keepCurrentShopper } from "@/lib/shop/auth/current-shopper";
import { askForNotice } from "./commands";
import { stockNoticeSchema } from "./schema";

const NOTICES = { name: "stock-notices", points: 30, seconds: 3_600 };

/** Keeps an e-mail address until a product can be had again. It belongs to whoever this browser is, and is erased with them. */
export async function askForNoticeAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ email: string }>> {
  return runFormAction(
    stockNoticeSchema,
    form,
    async (wanted) => {
      await limitVisitor(NOTICES);
      await askForNotice(wanted, (await keepCurrentShopper()).id);
      return { email: wanted.email };
    },
    async () => `${await pageSentFrom()}#notice-kept`,
  );
}
