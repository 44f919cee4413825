/** What workers do beside their jobs, a line each. */
export { erasuresChore, retentionChore } from "@/lib/privacy/chores";
export { checkoutChore } from "@/lib/shop/checkout/chore";
export { webhookChore } from "@/lib/data/webhooks/chore";
export { guardChore, oldFiguresChore } from "@/lib/recommender/guard/chores";
export { readoutChore } from "@/lib/recommender/readouts/chore";
export { noticesChore } from "./notices-chore";
export { rollupsChore } from "@/lib/recommender/rollups/chore";
