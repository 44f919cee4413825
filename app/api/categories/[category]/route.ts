import { json } from "@/lib/platform/http/body";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import {
  categoryRecordChangeSchema,
  categoryParamsSchema,
  categoryRecordSchema,
  changeNamedCategory,
  deleteNamedCategory,
  deletedCategorySchema,
  getCategoryRecord,
} from "@/lib/data/intake/category-records";
import { staffOrKey } from "@/lib/shop/auth/rights";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("category", {
  GET: operation({
    summary: "One category.",
    right: staffOrKey("catalog:read"),
    params: categoryParamsSchema,
    answers: { 200: categoryRecordSchema },
    problems: ["not_found"],
    handle: ({ caller, params }) => getCategoryRecord(params.category, caller),
  }),
  PATCH: operation({
    summary: "Renames or moves a category; its slug stays.",
    right: staffOrKey("catalog:write"),
    params: categoryParamsSchema,
    body: json(categoryRecordChangeSchema),
    answers: { 200: categoryRecordSchema },
    problems: ["not_found", "conflict"],
    handle: ({ caller, params, body }) => changeNamedCategory(params.category, body, caller),
  }),
  DELETE: operation({
    summary: "Takes an empty category away.",
    right: staffOrKey("catalog:write"),
    params: categoryParamsSchema,
    answers: { 200: deletedCategorySchema },
    problems: ["not_found", "conflict"],
    handle: ({ caller, params }) => deleteNamedCategory(params.category, caller),
  }),
});
