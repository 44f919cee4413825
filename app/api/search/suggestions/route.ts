import { suggest } from "@/lib/shop/catalog/search";
import { suggestionsQuerySchema } from "@/lib/shop/catalog/suggestions";
import { refuseAllBut } from "@/lib/platform/http/refuse-methods";
import { route } from "@/lib/platform/http/route";

/** What a shopper may be about to type. */
export const GET = route({ name: "suggestions", query: suggestionsQuerySchema }, ({ query }) =>
  suggest(query.q),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseAllBut("GET");
