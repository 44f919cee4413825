import { z } from "zod";
import { filledLine } from "@/lib/platform/form-fields";

const parentId = z.int().min(1).nullable();

export const categoryName = filledLine("Please enter a name.", 100);
/** Its place among its siblings; left out, behind them. */
export const categoryPosition = z.int().min(0).max(100_000);

export const newCategorySchema = z.object({
  name: categoryName,
  parentId,
  position: categoryPosition.optional(),
});
export type NewCategory = z.output<typeof newCategorySchema>;

/** What changes of a category; what is not said stays as it is. `parentId` null: it becomes a department. */
export const categoryChangeSchema = newCategorySchema.partial();
export type CategoryChange = z.output<typeof categoryChangeSchema>;

/** From forms, where an empty choice means the top. */
const formParent = z
  .string()
  .regex(/^\d{0,9}$/)
  .transform((text) => (text === "" ? null : Number(text)));
const id = z.coerce.number().int().min(1);

export const categoryFormSchema = z.object({ name: newCategorySchema.shape.name, parentId: formParent });
export const categoryChangeFormSchema = categoryFormSchema.extend({ id });
export const categoryIdSchema = z.object({ id });
export const categoryShiftSchema = z.object({ id, by: z.union([z.literal(-1), z.literal(1)]) });
