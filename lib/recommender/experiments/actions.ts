"use server";

import { refresh } from "next/cache";
import { cookies } from "next/headers";
import { z } from "zod";
import { type ActionResult, runAction } from "@/lib/platform/http/action";
import { type FormAnswer, pageSentFrom, runFormAction } from "@/lib/platform/http/form-action";
import { requireRight } from "@/lib/shop/auth/actor";
import { requireViewer } from "@/lib/shop/auth/viewer";
import {
  addExperiment,
  changeExperiment,
  decideExperiment,
  discardExperiment,
  startExperiment,
  stopExperiment,
} from "./commands";
import { slugSchema } from "./definition";
import {
  decisionFormSchema,
  experimentFormSchema,
  experimentJsonSchema,
  flagFormSchema,
} from "./form-schema";
import { endHoldout, startHoldout } from "./holdout-commands";
import { parseForced, VARIANT_COOKIE } from "./viewing";

const pageOf = ({ id }: { id: string }) => `/admin/experiments/${id}`;
const idSchema = z.object({ id: slugSchema });

/** Stores what a form describes as a draft, or changes the draft of that name. The commands check the right again. */
function keepDraft(
  kind: "experiment" | "flag",
  schema: z.ZodType<{ id: string; isChange: boolean; definition: unknown }>,
  form: FormData,
): Promise<FormAnswer<{ id: string }>> {
  return runFormAction(
    schema,
    form,
    async ({ id, isChange, definition }) => {
      const viewer = await requireViewer();
      if (isChange) await changeExperiment(id, definition, viewer);
      else await addExperiment({ id, kind, definition }, viewer);
      return { id };
    },
    pageOf,
  );
}

/** Keeps the experiment that the form describes. */
export async function keepExperimentAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ id: string }>> {
  return keepDraft("experiment", experimentFormSchema, form);
}

/** Keeps an experiment that is written as JSON; of a draft that is changed also a flag. */
export async function keepExperimentJsonAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ id: string }>> {
  return keepDraft("experiment", experimentJsonSchema, form);
}

/** Keeps a flag. */
export async function keepFlagAction(_before: unknown, form: FormData): Promise<FormAnswer<{ id: string }>> {
  return keepDraft("flag", flagFormSchema, form);
}

async function change(
  input: { id: string },
  command: (id: string, actor: Awaited<ReturnType<typeof requireViewer>>) => Promise<void>,
): Promise<ActionResult<{ id: string }>> {
  return runAction(idSchema, input, async ({ id }) => {
    await command(id, await requireViewer());
    refresh();
    return { id };
  });
}

/** Lets shoppers in. */
export async function startExperimentAction(input: { id: string }): Promise<ActionResult<{ id: string }>> {
  return change(input, startExperiment);
}

/** Lets nobody in any more. */
export async function stopExperimentAction(input: { id: string }): Promise<ActionResult<{ id: string }>> {
  return change(input, stopExperiment);
}

/** Throws a draft away. */
export async function discardExperimentAction(input: { id: string }): Promise<ActionResult<{ id: string }>> {
  return change(input, discardExperiment);
}

/** Notes what came of it. */
export async function decideExperimentAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ id: string }>> {
  return runFormAction(
    decisionFormSchema,
    form,
    async ({ id, variant, reason, readout }) => {
      const decision = { variant: variant === "" ? null : variant, reason, readout };
      await decideExperiment(id, decision, await requireViewer());
      refresh();
      return { id };
    },
    pageSentFrom,
  );
}

const forcedSchema = z.object({ variant: z.string().max(90) });

/** From now on this browser sees a variant, or what it would see anyway. Such lists count for no experiment. */
export async function seeVariantAction(input: {
  variant: string;
}): Promise<ActionResult<{ seen: string | null }>> {
  return runAction(forcedSchema, input, async ({ variant }) => {
    requireRight(await requireViewer(), "experiments:read");
    const forced = parseForced(variant);
    const jar = await cookies();
    if (forced) jar.set(VARIANT_COOKIE, variant, { path: "/", httpOnly: true, sameSite: "lax" });
    else jar.delete(VARIANT_COOKIE);
    refresh();
    return { seen: forced && variant };
  });
}

const holdoutSchema = z.object({ percent: z.coerce.number().gt(0).max(20, "At most 20 % can be held out.") });

/** Keeps a share of shoppers out of everything. */
export async function startHoldoutAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ percent: number }>> {
  return runFormAction(
    holdoutSchema,
    form,
    async ({ percent }) => {
      await startHoldout(percent / 100, await requireViewer());
      refresh();
      return { percent };
    },
    pageSentFrom,
  );
}

/** Lets everybody take part again. */
export async function endHoldoutAction(): Promise<ActionResult<{ ended: true }>> {
  return runAction(z.undefined(), undefined, async () => {
    await endHoldout(await requireViewer());
    refresh();
    return { ended: true } as const;
  });
}
