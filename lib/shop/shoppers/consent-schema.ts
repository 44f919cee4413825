import { z } from "zod";

export const consentSchema = z
  .object({
    personalisation: z
      .boolean()
      .describe("What the shopper looks at, likes and buys may be recorded and recommended by."),
    analytics: z.boolean().describe("Which lists the shopper saw and followed may be recorded."),
  })
  .meta({ id: "Consent" });
export type ConsentChoice = z.infer<typeof consentSchema>;
