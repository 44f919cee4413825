import { z } from "zod";
import { line } from "@/lib/platform/form-fields";
import { TEXT_NAMES } from "./names";

export const LONGEST_TEXT = 30_000;

export const shopTextSchema = z.object({
  name: z.enum(TEXT_NAMES),
  title: line("a title", 100),
  body: z
    .string()
    .trim()
    .min(1, "Please write something.")
    .max(LONGEST_TEXT, `Please use at most ${LONGEST_TEXT} characters.`)
    .refine((text) => !/[^\P{Cc}\n\r\t]/u.test(text), "Please use plain text."),
});
export type ShopTextInput = z.output<typeof shopTextSchema>;

export const textNameSchema = z.object({ name: z.enum(TEXT_NAMES) });
