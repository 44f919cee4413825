-- CreateEnum
CREATE TYPE "review_state" AS ENUM ('waiting', 'published', 'hidden');

-- CreateTable
CREATE TABLE "reviews" (
    "id" UUID NOT NULL,
    "product_id" INTEGER NOT NULL,
    "shopper_id" UUID,
    "stars" SMALLINT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "body" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "is_verified" BOOLEAN NOT NULL DEFAULT false,
    "state" "review_state" NOT NULL DEFAULT 'waiting',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" TEXT,

    CONSTRAINT "reviews_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_notices" (
    "id" UUID NOT NULL,
    "product_id" INTEGER NOT NULL,
    "sku" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL,
    "shopper_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stock_notices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shop_texts" (
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" TEXT NOT NULL,

    CONSTRAINT "shop_texts_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "reviews_shopper_id_idx" ON "reviews"("shopper_id");

-- CreateIndex
CREATE INDEX "reviews_state_created_at_idx" ON "reviews"("state", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "reviews_product_id_shopper_id_key" ON "reviews"("product_id", "shopper_id");

-- CreateIndex
CREATE INDEX "stock_notices_shopper_id_idx" ON "stock_notices"("shopper_id");

-- CreateIndex
CREATE INDEX "stock_notices_created_at_idx" ON "stock_notices"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "stock_notices_product_id_sku_email_key" ON "stock_notices"("product_id", "sku", "email");

-- AddForeignKey
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_notices" ADD CONSTRAINT "stock_notices_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "reviews" ADD CONSTRAINT "reviews_stars" CHECK ("stars" BETWEEN 1 AND 5);

-- What a product's page says of it changes with its reviews.
CREATE FUNCTION notify_reviewed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT string_agg(DISTINCT product_id::text, ',') INTO payload FROM changed WHERE state <> 'waiting' OR decided_at IS NOT NULL;
    IF payload IS NOT NULL THEN
        PERFORM pg_notify('catalog', CASE WHEN length(payload) > 7000 THEN '*' ELSE payload END);
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER reviews_notify_insert AFTER INSERT ON "reviews"
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_reviewed();
CREATE TRIGGER reviews_notify_update AFTER UPDATE ON "reviews"
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_reviewed();
CREATE TRIGGER reviews_notify_delete AFTER DELETE ON "reviews"
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_reviewed();
