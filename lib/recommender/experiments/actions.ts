"use server";

import { refresh } from "next/cache";
import { cookies, headers } from "next/headers";
import { z } from "zod";
import type { ActionResult } from "@/lib/platform/http/action";
import { type FormAnswer, pageSentFrom } from "@/lib/platform/http/form-action";
import type { Viewer } from "@/lib/shop/auth/viewer";
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
import { isForwardedSecure } from "@/lib/platform/http/client-request";
import { parseForced, variantCookieName } from "./viewing";
import { runStaffAction, runStaffForm } from "@/lib/shop/auth/staff-action";

const pageOf = ({ id }: { id: string }) => `/admin/experiments/${id}`;
const idSchema = z.object({ id: slugSchema });

/** Stores what a form describes as a draft, or changes the draft of that name. The commands check the right again. */
function keepDraft(
  kind: "experiment" | "flag",
  schema: z.ZodType<{ id: string; isChange: boolean; definition: unknown }>,
  form: FormData,
): Promise<FormAnswer<{ id: string }>> {
  return runStaffForm(
    "experiments:write",
    schema,
    form,
    async ({ id, isChange, definition }, viewer) => {
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
  command: (id: string, actor: Viewer) => Promise<void>,
): Promise<ActionResult<{ id: string }>> {
  return runStaffAction("experiments:write", idSchema, input, async ({ id }, viewer) => {
    await command(id, viewer);
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
  return runStaffForm(
    "experiments:write",
    decisionFormSchema,
    form,
    async ({ id, variant, reason, readout }, viewer) => {
      const decision = { variant: variant === "" ? null : variant, reason, readout };
      await decideExperiment(id, decision, viewer);
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
  return runStaffAction("experiments:read", forcedSchema, input, async ({ variant }) => {
    const forced = parseForced(variant);
    const jar = await cookies();
    const secure = isForwardedSecure(await headers());
    const options = { path: "/", httpOnly: true, sameSite: "lax", secure } as const;
    if (forced) jar.set(variantCookieName(), variant, options);
    // With the same attributes: browsers ignore a deletion of a `__Host-` cookie that is not secure.
    else jar.set(variantCookieName(), "", { ...options, maxAge: 0 });
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
  return runStaffForm(
    "experiments:write",
    holdoutSchema,
    form,
    async ({ percent }, viewer) => {
      await startHoldout(percent / 100, viewer);
      refresh();
      return { percent };
    },
    pageSentFrom,
  );
}

/** Lets everybody take part again. */
export async function endHoldoutAction(): Promise<ActionResult<{ ended: true }>> {
  return runStaffAction("experiments:write", z.undefined(), undefined, async (_, viewer) => {
    await endHoldout(viewer);
    refresh();
    return { ended: true } as const;
  });
}
