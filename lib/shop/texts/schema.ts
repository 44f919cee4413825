import { z } from "zod";
import { filledLine, plainText } from "@/lib/platform/form-fields";
import { TEXT_NAMES } from "./names";

export const LONGEST_TEXT = 30_000;

export const shopTextSchema = z.object({
  name: z.enum(TEXT_NAMES),
  title: filledLine("Please enter a title.", 100),
  body: plainText(1, LONGEST_TEXT),
});
export type ShopTextInput = z.output<typeof shopTextSchema>;

export const textNameSchema = z.object({ name: z.enum(TEXT_NAMES) });
