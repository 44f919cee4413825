import { refuseAllBut } from "@/lib/platform/http/refuse-methods";
import { route } from "@/lib/platform/http/route";
import { receiveInteractions } from "@/lib/shop/interactions/receive";
import { interactionsBodySchema } from "@/lib/shop/interactions/schema";
import { identifyShopper } from "@/lib/shop/shoppers/request-shopper";

/** What shoppers did, from browsers and server keys. On disk before the answer. */
export const POST = route(
  { name: "interactions", body: interactionsBodySchema },
  async ({ request, body }) => {
    const shopper = identifyShopper(request);
    const result = await receiveInteractions(request, shopper.id, body.interactions);
    return shopper.answer(result, { status: 202 });
  },
);

export const { GET, PUT, PATCH, DELETE, OPTIONS } = refuseAllBut("POST");
