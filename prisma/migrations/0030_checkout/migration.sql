-- CreateEnum
CREATE TYPE "checkout_state" AS ENUM ('open', 'ordered', 'released');

-- CreateEnum
CREATE TYPE "payment_state" AS ENUM ('open', 'authorised', 'captured', 'failed', 'abandoned', 'voided');

-- CreateEnum
CREATE TYPE "promo_kind" AS ENUM ('percent', 'amount', 'delivery');

-- AlterTable
ALTER TABLE "carts" ADD COLUMN     "promo_code" TEXT;

-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "delivery" TEXT NOT NULL DEFAULT 'standard',
ADD COLUMN     "discount_amount" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "mail_tries" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "mailed_at" TIMESTAMPTZ(3),
ADD COLUMN     "promo_code" TEXT,
ADD COLUMN     "promo_id" INTEGER,
ADD COLUMN     "return_asked_at" TIMESTAMPTZ(3),
ADD COLUMN     "return_reason" TEXT;

-- CreateTable
CREATE TABLE "checkouts" (
    "id" UUID NOT NULL,
    "shopper_id" UUID,
    "user_id" UUID,
    "state" "checkout_state" NOT NULL DEFAULT 'open',
    "form" JSONB NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "subtotal_amount" INTEGER NOT NULL,
    "discount_amount" INTEGER NOT NULL,
    "shipping_amount" INTEGER NOT NULL,
    "total_amount" INTEGER NOT NULL,
    "promo_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "held_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "checkouts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checkout_lines" (
    "checkout_id" UUID NOT NULL,
    "product_id" INTEGER NOT NULL,
    "variant_id" INTEGER NOT NULL DEFAULT 0,
    "name" TEXT NOT NULL,
    "options" TEXT NOT NULL DEFAULT '',
    "unit_amount" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL,
    "list_id" UUID,

    CONSTRAINT "checkout_lines_pkey" PRIMARY KEY ("checkout_id","product_id","variant_id")
);

-- CreateTable
CREATE TABLE "payments" (
    "id" UUID NOT NULL,
    "checkout_id" UUID NOT NULL,
    "order_id" UUID,
    "provider" TEXT NOT NULL,
    "reference" TEXT,
    "state" "payment_state" NOT NULL DEFAULT 'open',
    "amount" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "next_url" TEXT,
    "reason" TEXT,
    "refund_wanted" INTEGER NOT NULL DEFAULT 0,
    "refunded" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answer_by" TIMESTAMPTZ(3) NOT NULL,
    "look_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sandbox_payments" (
    "reference" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "captured" INTEGER NOT NULL DEFAULT 0,
    "refunded" INTEGER NOT NULL DEFAULT 0,
    "return_url" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sandbox_payments_pkey" PRIMARY KEY ("reference")
);

-- CreateTable
CREATE TABLE "promos" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "kind" "promo_kind" NOT NULL,
    "value" INTEGER NOT NULL,
    "currency" CHAR(3),
    "minimum" INTEGER NOT NULL DEFAULT 0,
    "starts_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "max_uses" INTEGER,
    "max_per_customer" INTEGER,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "promos_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "checkouts_shopper_id_idx" ON "checkouts"("shopper_id");

-- CreateIndex
CREATE INDEX "checkouts_promo_id_idx" ON "checkouts"("promo_id");

-- CreateIndex
CREATE INDEX "payments_checkout_id_idx" ON "payments"("checkout_id");

-- CreateIndex
CREATE INDEX "payments_order_id_idx" ON "payments"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "payments_provider_reference_key" ON "payments"("provider", "reference");

-- CreateIndex
CREATE UNIQUE INDEX "promos_code_key" ON "promos"("code");

-- CreateIndex
CREATE INDEX "orders_promo_id_idx" ON "orders"("promo_id");

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_promo_id_fkey" FOREIGN KEY ("promo_id") REFERENCES "promos"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checkouts" ADD CONSTRAINT "checkouts_shopper_id_fkey" FOREIGN KEY ("shopper_id") REFERENCES "shoppers"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checkouts" ADD CONSTRAINT "checkouts_promo_id_fkey" FOREIGN KEY ("promo_id") REFERENCES "promos"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checkout_lines" ADD CONSTRAINT "checkout_lines_checkout_id_fkey" FOREIGN KEY ("checkout_id") REFERENCES "checkouts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_checkout_id_fkey" FOREIGN KEY ("checkout_id") REFERENCES "checkouts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Held pieces are looked for by whoever holds them, and what is to be done about payments by when.
CREATE INDEX "checkouts_open_idx" ON "checkouts"("held_until") WHERE "state" = 'open';
CREATE INDEX "payments_due_idx" ON "payments"("look_at") WHERE "state" IN ('open', 'authorised', 'abandoned') OR "refund_wanted" > "refunded";
CREATE INDEX "orders_unmailed_idx" ON "orders"("created_at") WHERE "mailed_at" IS NULL;

ALTER TABLE "checkout_lines" ADD CONSTRAINT "checkout_lines_amounts" CHECK ("quantity" > 0 AND "unit_amount" >= 0);
ALTER TABLE "payments" ADD CONSTRAINT "payments_amounts" CHECK ("amount" >= 0 AND "refunded" <= "amount" AND "refund_wanted" <= "amount");
ALTER TABLE "promos" ADD CONSTRAINT "promos_value" CHECK ("value" >= 0 AND ("kind" <> 'percent' OR "value" BETWEEN 1 AND 100) AND ("kind" <> 'amount' OR "currency" IS NOT NULL));

-- Orders that stand already have been told of, or never will be.
UPDATE "orders" SET "mailed_at" = "created_at";

-- A shop that sells already goes on as it did: without a payment online, until it chooses a provider.
INSERT INTO "settings" ("key", "value")
SELECT 'shop.settings', '{"payment": "invoice"}'::jsonb WHERE EXISTS (SELECT 1 FROM "orders")
ON CONFLICT ("key") DO UPDATE SET "value" = "settings"."value" || EXCLUDED."value";
