import { suggest } from "@/lib/catalog/search";
import { suggestionsQuerySchema } from "@/lib/catalog/suggestions";
import { refuseAllBut } from "@/lib/http/refuse-methods";
import { route } from "@/lib/http/route";

/** What a shopper may be about to type. */
export const GET = route({ name: "suggestions", query: suggestionsQuerySchema }, ({ query }) =>
  suggest(query.q),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseAllBut("GET");
