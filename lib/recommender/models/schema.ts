import { z } from "zod";

/** What a version may be called: as trainings name them, and as people name those they bring. */
export const modelIdSchema = z.string().regex(/^[\w.:-]{1,100}$/, "That is no version's name.");
