import { endpoint } from "@/lib/platform/http/endpoint";
import { answerLines, lines, LINES_TYPE, readLines } from "@/lib/platform/http/lines";
import { operation } from "@/lib/platform/http/operation";
import { productInputSchema } from "@/lib/data/intake/product-input";
import { productLineSchema, takeProductLines } from "@/lib/data/intake/product-lines";
import { staffOrKey } from "@/lib/shop/auth/rights";

const body = lines(productInputSchema, productLineSchema);

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("products-bulk", {
  POST: operation({
    summary: "Makes and changes products, a line each, as many as there are.",
    description:
      "JSON Lines in, and a line back for each (`ProductLine`: `line`, `status`, `sku`, `message`) while they come: read the answer while you send, or send at most some hundred thousand lines at once. A product that is here is changed by what its line says. Sent again, nothing changes.",
    right: staffOrKey("catalog:write"),
    lines: body,
    answers: { 200: LINES_TYPE },
    handle: ({ caller, request }) => answerLines(takeProductLines(readLines(request, body), caller)),
  }),
});
