/** The ways an order goes to its shopper. */
export const DELIVERIES = ["standard", "express", "collect"] as const;
export type Delivery = (typeof DELIVERIES)[number];
