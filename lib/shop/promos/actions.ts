"use server";

import { refresh } from "next/cache";
import type { ActionResult } from "@/lib/platform/http/action";
import { type FormAnswer, pageSentFrom } from "@/lib/platform/http/form-action";
import { runStaffAction, runStaffForm } from "@/lib/shop/auth/staff-action";
import { addPromo, switchPromo } from "./commands";
import { newPromoSchema, switchPromoSchema } from "./schema";

/** Adds a promo code. The command checks the right again. */
export async function addPromoAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ code: string }>> {
  return runStaffForm(
    "merchandising:write",
    newPromoSchema,
    form,
    async (promo, viewer) => {
      const code = await addPromo(promo, viewer);
      refresh();
      return { code };
    },
    pageSentFrom,
  );
}

/** Switches a promo code on or off. */
export async function switchPromoAction(input: {
  id: number;
  active: boolean;
}): Promise<ActionResult<{ code: string }>> {
  return runStaffAction("merchandising:write", switchPromoSchema, input, async ({ id, active }, viewer) => {
    const code = await switchPromo(id, active, viewer);
    refresh();
    return { code };
  });
}
