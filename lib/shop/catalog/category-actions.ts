"use server";

import { refresh } from "next/cache";
import type { z } from "zod";
import { type ActionResult, runAction } from "@/lib/platform/http/action";
import { type FormAnswer, pageSentFrom, runFormAction } from "@/lib/platform/http/form-action";
import { requireViewer } from "@/lib/shop/auth/viewer";
import { changeCategory, createCategory, deleteCategory, shiftCategory } from "./category-commands";
import {
  categoryChangeFormSchema,
  categoryFormSchema,
  categoryIdSchema,
  categoryShiftSchema,
} from "./category-input";

/** Adds a category. The command checks the right again. */
export async function createCategoryAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ said: string }>> {
  return runFormAction(
    categoryFormSchema,
    form,
    async (category) => {
      await createCategory(category, await requireViewer());
      refresh();
      return { said: `“${category.name}” is there.` };
    },
    pageSentFrom,
  );
}

/** Renames a category or puts it elsewhere. */
export async function changeCategoryAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ said: string }>> {
  return runFormAction(
    categoryChangeFormSchema,
    form,
    async ({ id, ...change }) => {
      await changeCategory(id, change, await requireViewer());
      refresh();
      return { said: `“${change.name}” is saved.` };
    },
    () => "/admin/categories",
  );
}

/** Lets a category change places with its neighbour. */
export async function shiftCategoryAction(
  input: z.input<typeof categoryShiftSchema>,
): Promise<ActionResult<{ id: number }>> {
  return runAction(categoryShiftSchema, input, async ({ id, by }) => {
    await shiftCategory(id, by, await requireViewer());
    refresh();
    return { id };
  });
}

/** Removes an empty category. */
export async function deleteCategoryAction(input: { id: number }): Promise<ActionResult<{ id: number }>> {
  return runAction(categoryIdSchema, input, async ({ id }) => {
    await deleteCategory(id, await requireViewer());
    refresh();
    return { id };
  });
}
