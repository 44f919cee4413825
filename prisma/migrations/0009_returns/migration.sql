-- What shoppers returned is few among everything they did, and every report asks for it.
CREATE INDEX "interactions_returns_idx" ON "interactions"("shopper_id", "product_id") WHERE "kind" = 'return';
