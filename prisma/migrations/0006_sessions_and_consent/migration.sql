-- AlterTable
ALTER TABLE "shoppers" ADD COLUMN     "analytics" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "consent_text" TEXT,
ADD COLUMN     "consented_at" TIMESTAMPTZ(3),
ADD COLUMN     "ended_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "carts" ADD COLUMN     "clicks" UUID[] DEFAULT ARRAY[]::UUID[];

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "shopper_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "likes" (
    "shopper_id" UUID NOT NULL,
    "product_id" INTEGER NOT NULL,
    "liked" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "likes_pkey" PRIMARY KEY ("shopper_id","product_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "sessions_shopper_id_key" ON "sessions"("shopper_id");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE INDEX "likes_product_id_idx" ON "likes"("product_id");

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "likes" ADD CONSTRAINT "likes_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Shops that were running before ------------------------------------------------------------------

-- Whoever was recorded without a row of their own keeps the consent they were recorded with.
INSERT INTO "shoppers" ("id", "created_at")
SELECT "shopper_id", min("at") FROM "interactions" GROUP BY "shopper_id"
ON CONFLICT ("id") DO NOTHING;

-- A no was a no to everything.
UPDATE "shoppers" SET "analytics" = false, "consented_at" = now() WHERE NOT "consent";

-- The ids that browsers had before they were signed in.
UPDATE "shoppers" SET "ended_at" = now() WHERE "merged_into_id" IS NOT NULL;
