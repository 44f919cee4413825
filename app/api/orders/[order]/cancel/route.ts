import { json } from "@/lib/platform/http/body";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { staffOrKey } from "@/lib/shop/auth/rights";
import { closeReportedOrder } from "@/lib/shop/orders/close-order";
import {
  closedOrderSchema,
  closeReportedBodySchema,
  reportedOrderParamsSchema,
} from "@/lib/shop/orders/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("order-cancel", {
  POST: operation({
    summary: "Takes back the purchases reported under an order number of your own.",
    description: "They earn nothing any more and no model learns from them. Asking again changes nothing.",
    right: staffOrKey("interactions:write"),
    params: reportedOrderParamsSchema,
    body: json(closeReportedBodySchema),
    answers: { 200: closedOrderSchema },
    problems: ["not_found", "unavailable"],
    handle: ({ caller, params, body }) => closeReportedOrder(params.order, body.status, caller),
  }),
});
