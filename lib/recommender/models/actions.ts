"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import type { Viewer } from "@/lib/shop/auth/viewer";
import type { ActionResult } from "@/lib/platform/http/action";
import { type FormAnswer, pageSentFrom } from "@/lib/platform/http/form-action";
import { promoteModel, rollbackModel } from "./commands";
import { endFreeze, freezePromotions } from "./freeze";
import { markModel } from "./model-marks";
import { advanceRelease, HOLDBACK_SHARE, startRelease, stopRelease } from "./release-commands";
import {
  freezeSchema,
  markSchema,
  newReleaseSchema,
  promotionSchema,
  releaseStepSchema,
  rollbackSchema,
} from "./schema";
import { runStaffAction, runStaffForm } from "@/lib/shop/auth/staff-action";

/** What a form of these pages does, in an admin's name: it answers with a sentence, and the page shows what is so now. */
function runModelForm<S extends z.ZodType>(
  schema: S,
  form: FormData,
  command: (parsed: z.output<S>, admin: Viewer) => Promise<string>,
): Promise<FormAnswer<{ said: string }>> {
  return runStaffForm(
    "models:write",
    schema,
    form,
    async (parsed, viewer) => {
      const said = await command(parsed, viewer);
      refresh();
      return { said };
    },
    pageSentFrom,
  );
}

/** Lets a version serve. The command checks the right and the artifact again. */
export async function promoteModelAction(
  input: z.input<typeof promotionSchema>,
): Promise<ActionResult<{ live: string }>> {
  return runStaffAction("models:write", promotionSchema, input, async ({ id, ...wish }, viewer) => {
    await promoteModel(id, viewer, wish);
    refresh();
    return { live: id };
  });
}

/** Lets the previous version serve again. */
export async function rollBackModelAction(
  input: z.input<typeof rollbackSchema> = {},
): Promise<ActionResult<{ live: string }>> {
  return runStaffAction("models:write", rollbackSchema, input, async (wish, viewer) => {
    const live = await rollbackModel(viewer, wish);
    refresh();
    return { live };
  });
}

/** Begins a version's way to shoppers at the stage the form says, or lets it serve all of them. */
export async function releaseModelAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ said: string }>> {
  return runModelForm(newReleaseSchema, form, async ({ goesOn, minutes, lists, ...wish }, viewer) => {
    const { id, stage, reason, expectedLive } = wish;
    if (stage === "live" || stage === "holdback") {
      const holdback = stage === "holdback" ? HOLDBACK_SHARE : 0;
      await promoteModel(id, viewer, { reason, expectedLive, holdback });
    } else {
      const rule = goesOn === "by-rule" ? { minutes, lists } : null;
      await startRelease({ ...wish, stage, rule }, viewer);
    }
    return `${id}: ${stage}.`;
  });
}

/** Takes a release to its next stage. */
export async function advanceReleaseAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ said: string }>> {
  return runModelForm(releaseStepSchema, form, async (step, viewer) => {
    const to = await advanceRelease(step, viewer);
    return to === null ? "It serves everybody now." : `It is a ${to} now.`;
  });
}

/** Ends a release where it is. */
export async function stopReleaseAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ said: string }>> {
  return runModelForm(releaseStepSchema, form, async (step, viewer) => {
    await stopRelease(step, viewer);
    return "The release has ended.";
  });
}

/** Pins a version, or lets go of it, and gives it labels. */
export async function markModelAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ said: string }>> {
  return runModelForm(markSchema, form, async (mark, viewer) => {
    await markModel(mark, viewer);
    return "Kept.";
  });
}

/** Says that nothing is promoted until a time. */
export async function freezeAction(_before: unknown, form: FormData): Promise<FormAnswer<{ said: string }>> {
  return runModelForm(freezeSchema, form, async (freeze, viewer) => {
    await freezePromotions(freeze, viewer);
    return "Promotions are frozen.";
  });
}

/** Ends the freeze before its time. */
export async function endFreezeAction(): Promise<ActionResult<null>> {
  return runStaffAction("models:write", z.undefined(), undefined, async (_, viewer) => {
    await endFreeze(viewer);
    refresh();
    return null;
  });
}
