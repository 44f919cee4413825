import { json } from "@/lib/platform/http/body";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { changeProduct, deleteProduct } from "@/lib/data/intake/product-commands";
import { productChangeSchema } from "@/lib/data/intake/product-input";
import { getProductRecord, productParamsSchema, productRecordSchema } from "@/lib/data/intake/product-record";
import { deletedProductSchema, writtenProductSchema } from "@/lib/data/intake/written-product";
import { staffOrKey } from "@/lib/shop/auth/rights";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("product", {
  GET: operation({
    summary: "One product with everything the shop knows of it.",
    right: staffOrKey("catalog:read"),
    params: productParamsSchema,
    answers: { 200: productRecordSchema },
    problems: ["not_found"],
    handle: ({ caller, params }) => getProductRecord(params.product, caller),
  }),
  PATCH: operation({
    summary: "Changes what is said of a product: its price, its stock, anything.",
    description:
      "What is left out stays; null clears. With the code of a variant: its price, stock, picture and status. Every process shows it within a second.",
    right: staffOrKey("catalog:write"),
    params: productParamsSchema,
    body: json(productChangeSchema),
    answers: { 200: writtenProductSchema },
    problems: ["not_found"],
    handle: ({ caller, params, body }) => changeProduct(params.product, body, caller),
  }),
  DELETE: operation({
    summary: "Takes a product out of the catalogue for good.",
    description: "Not one that was sold, because orders speak of it: that can be hidden.",
    right: staffOrKey("catalog:write"),
    params: productParamsSchema,
    answers: { 200: deletedProductSchema },
    problems: ["not_found", "conflict"],
    handle: ({ caller, params }) => deleteProduct(params.product, caller),
  }),
});
