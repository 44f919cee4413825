"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { requireViewer } from "@/lib/shop/auth/viewer";
import { type ActionResult, runAction } from "@/lib/platform/http/action";
import { type FormAnswer, pageSentFrom, runFormAction } from "@/lib/platform/http/form-action";
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

/** Lets a version serve. The command checks the right and the artifact again. */
export async function promoteModelAction(
  input: z.input<typeof promotionSchema>,
): Promise<ActionResult<{ live: string }>> {
  return runAction(promotionSchema, input, async ({ id, ...wish }) => {
    await promoteModel(id, await requireViewer(), wish);
    refresh();
    return { live: id };
  });
}

/** Lets the previous version serve again. */
export async function rollBackModelAction(
  input: z.input<typeof rollbackSchema> = {},
): Promise<ActionResult<{ live: string }>> {
  return runAction(rollbackSchema, input, async (wish) => {
    const live = await rollbackModel(await requireViewer(), wish);
    refresh();
    return { live };
  });
}

/** Begins a version's way to shoppers at the stage the form says, or lets it serve all of them. */
export async function releaseModelAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ said: string }>> {
  return runFormAction(
    newReleaseSchema,
    form,
    async ({ goesOn, minutes, lists, ...wish }) => {
      const viewer = await requireViewer();
      const { id, stage, reason, expectedLive } = wish;
      if (stage === "live" || stage === "holdback") {
        const holdback = stage === "holdback" ? HOLDBACK_SHARE : 0;
        await promoteModel(id, viewer, { reason, expectedLive, holdback });
      } else {
        const rule = goesOn === "by-rule" ? { minutes, lists } : null;
        await startRelease({ ...wish, stage, rule }, viewer);
      }
      refresh();
      return { said: `${id}: ${stage}.` };
    },
    pageSentFrom,
  );
}

/** Takes a release to its next stage. */
export async function advanceReleaseAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ said: string }>> {
  return runFormAction(
    releaseStepSchema,
    form,
    async (step) => {
      const to = await advanceRelease(step, await requireViewer());
      refresh();
      return { said: to === null ? "It serves everybody now." : `It is a ${to} now.` };
    },
    pageSentFrom,
  );
}

/** Ends a release where it is. */
export async function stopReleaseAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ said: string }>> {
  return runFormAction(
    releaseStepSchema,
    form,
    async (step) => {
      await stopRelease(step, await requireViewer());
      refresh();
      return { said: "The release has ended." };
    },
    pageSentFrom,
  );
}

/** Pins a version, or lets go of it, and gives it labels. */
export async function markModelAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ said: string }>> {
  return runFormAction(
    markSchema,
    form,
    async (mark) => {
      await markModel(mark, await requireViewer());
      refresh();
      return { said: "Kept." };
    },
    pageSentFrom,
  );
}

/** Says that nothing is promoted until a time. */
export async function freezeAction(_before: unknown, form: FormData): Promise<FormAnswer<{ said: string }>> {
  return runFormAction(
    freezeSchema,
    form,
    async (freeze) => {
      await freezePromotions(freeze, await requireViewer());
      refresh();
      return { said: "Promotions are frozen." };
    },
    pageSentFrom,
  );
}

/** Ends the freeze before its time. */
export async function endFreezeAction(): Promise<ActionResult<null>> {
  return runAction(z.undefined(), undefined, async () => {
    await endFreeze(await requireViewer());
    refresh();
    return null;
  });
}
