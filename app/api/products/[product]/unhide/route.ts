import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { changeProduct } from "@/lib/data/intake/product-commands";
import { productParamsSchema } from "@/lib/data/intake/product-record";
import { writtenProductSchema } from "@/lib/data/intake/written-product";
import { staffOrKey } from "@/lib/shop/auth/rights";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("product-unhide", {
  POST: operation({
    summary: "Puts a product back on sale.",
    right: staffOrKey("catalog:write"),
    params: productParamsSchema,
    answers: { 200: writtenProductSchema },
    problems: ["not_found", "invalid"],
    handle: ({ caller, params }) => changeProduct(params.product, { status: "active" }, caller),
  }),
});
