"use server";

import { refresh } from "next/cache";
import type { z } from "zod";
import type { ActionResult } from "@/lib/platform/http/action";
import { type FormAnswer, pageSentFrom } from "@/lib/platform/http/form-action";
import { changeCategory, createCategory, deleteCategory, shiftCategory } from "./category-commands";
import {
  categoryChangeFormSchema,
  categoryFormSchema,
  categoryIdSchema,
  categoryShiftSchema,
} from "./category-input";
import { runStaffAction, runStaffForm } from "@/lib/shop/auth/staff-action";

/** Adds a category. The command checks the right again. */
export async function createCategoryAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ said: string }>> {
  return runStaffForm(
    "catalog:write",
    categoryFormSchema,
    form,
    async (category, viewer) => {
      await createCategory(category, viewer);
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
  return runStaffForm(
    "catalog:write",
    categoryChangeFormSchema,
    form,
    async ({ id, ...change }, viewer) => {
      await changeCategory(id, change, viewer);
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
  return runStaffAction("catalog:write", categoryShiftSchema, input, async ({ id, by }, viewer) => {
    await shiftCategory(id, by, viewer);
    refresh();
    return { id };
  });
}

/** Removes an empty category. */
export async function deleteCategoryAction(input: { id: number }): Promise<ActionResult<{ id: number }>> {
  return runStaffAction("catalog:write", categoryIdSchema, input, async ({ id }, viewer) => {
    await deleteCategory(id, viewer);
    refresh();
    return { id };
  });
}
