import { json } from "@/lib/platform/http/body";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation, reply } from "@/lib/platform/http/operation";
import { createProduct } from "@/lib/data/intake/product-commands";
import { productInputSchema } from "@/lib/data/intake/product-input";
import {
  listProductRecords,
  productListQuerySchema,
  productListSchema,
} from "@/lib/data/intake/product-record";
import { writtenProductSchema } from "@/lib/data/intake/written-product";
import { staffOrKey } from "@/lib/shop/auth/rights";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("products", {
  GET: operation({
    summary: "The catalogue, page by page, hidden products too.",
    right: staffOrKey("catalog:read"),
    query: productListQuerySchema,
    answers: { 200: productListSchema },
    handle: ({ caller, query }) => listProductRecords(query, caller),
  }),
  POST: operation({
    summary: "Makes a product.",
    description:
      "By the rules of imported files: a category that is missing is made. Every process shows it within a second, and in the `similar` of its neighbours soon after. For many at once: `POST /api/products/bulk`.",
    right: staffOrKey("catalog:write"),
    body: json(productInputSchema),
    answers: { 201: writtenProductSchema },
    problems: ["conflict"],
    async handle({ caller, body }) {
      const written = await createProduct(body, caller);
      return reply(201, written, { location: `/api/products/${written.product.id}` });
    },
  }),
});
