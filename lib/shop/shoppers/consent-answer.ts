import "server-only";
import { z } from "zod";
import { type Choice, setConsent } from "./commands";
import type { Consent } from "./consent";
import { consentSchema } from "./consent-schema";
import type { Shopper } from "./queries";

export const consentAnswerSchema = consentSchema
  .extend({
    chosenAt: z.iso
      .datetime()
      .nullable()
      .describe("Null: nothing has been chosen, and this is what holds till then."),
    text: z.string().nullable().describe("Which wording the shop's own page showed when it was chosen."),
  })
  .meta({ id: "ConsentAnswer" });
export type ConsentAnswer = z.infer<typeof consentAnswerSchema>;

function toAnswer({ personalisation, analytics, at, text }: Choice): ConsentAnswer {
  return { personalisation, analytics, chosenAt: at?.toISOString() ?? null, text };
}

/** What a shopper has chosen, or what holds for whoever has not. */
export function describeConsent({ consent, analytics, consentedAt, consentText }: Shopper): ConsentAnswer {
  return toAnswer({ personalisation: consent, analytics, at: consentedAt, text: consentText });
}

/** Keeps a choice and answers with it. */
export async function chooseConsent(shopper: Shopper, consent: Consent): Promise<ConsentAnswer> {
  return toAnswer(await setConsent(shopper.id, consent));
}
