import { z } from "zod";

/** The answer of `GET /api/departments`: what the menu shows. */
export const departmentListSchema = z.object({
  departments: z.array(
    z.object({
      name: z.string(),
      path: z.string().meta({ description: "Slugs from the root, joined by `/`." }),
      children: z.array(z.object({ name: z.string(), path: z.string() })),
    }),
  ),
});
export type DepartmentList = z.infer<typeof departmentListSchema>;
