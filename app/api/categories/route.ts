import { json } from "@/lib/platform/http/body";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation, reply } from "@/lib/platform/http/operation";
import {
  addCategory,
  categoryInputSchema,
  categoryListSchema,
  categoryRecordSchema,
  listCategoryRecords,
} from "@/lib/data/intake/category-records";
import { staffOrKey } from "@/lib/shop/auth/rights";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("categories", {
  GET: operation({
    summary: "All categories, each before those below it.",
    right: staffOrKey("catalog:read"),
    answers: { 200: categoryListSchema },
    handle: ({ caller }) => listCategoryRecords(caller),
  }),
  POST: operation({
    summary: "Makes a category.",
    right: staffOrKey("catalog:write"),
    body: json(categoryInputSchema),
    answers: { 201: categoryRecordSchema },
    problems: ["not_found", "conflict"],
    async handle({ caller, body }) {
      const made = await addCategory(body, caller);
      return reply(201, made, { location: `/api/categories/${made.slug}` });
    },
  }),
});
