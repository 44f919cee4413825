-- CreateTable
CREATE TABLE "feeds" (
    "id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "every_minutes" INTEGER NOT NULL,
    "mapping" JSONB NOT NULL DEFAULT '{}',
    "currency" CHAR(3),
    "delist" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "etag" TEXT,
    "last_modified" TEXT,
    "result" JSONB,

    CONSTRAINT "feeds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feed_products" (
    "feed_id" UUID NOT NULL,
    "product_id" INTEGER NOT NULL,
    "delisted_at" TIMESTAMPTZ(3),

    CONSTRAINT "feed_products_pkey" PRIMARY KEY ("feed_id","product_id")
);

-- CreateTable
CREATE TABLE "webhook_deliveries" (
    "source" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "rows" JSONB,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),
    "outcome" JSONB,

    CONSTRAINT "webhook_deliveries_pkey" PRIMARY KEY ("source","id")
);

-- CreateTable
CREATE TABLE "outside_products" (
    "source" TEXT NOT NULL,
    "outside_id" TEXT NOT NULL,
    "product_id" INTEGER NOT NULL,

    CONSTRAINT "outside_products_pkey" PRIMARY KEY ("source","outside_id")
);

-- CreateIndex
CREATE INDEX "feed_products_product_id_idx" ON "feed_products"("product_id");

-- CreateIndex
CREATE INDEX "webhook_deliveries_settled_at_received_at_idx" ON "webhook_deliveries"("settled_at", "received_at");

-- CreateIndex
CREATE INDEX "outside_products_product_id_idx" ON "outside_products"("product_id");

-- AddForeignKey
ALTER TABLE "feed_products" ADD CONSTRAINT "feed_products_feed_id_fkey" FOREIGN KEY ("feed_id") REFERENCES "feeds"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feed_products" ADD CONSTRAINT "feed_products_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outside_products" ADD CONSTRAINT "outside_products_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE CASCADE ON UPDATE CASCADE;
