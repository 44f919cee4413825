-- Kinds that say what they take back, other systems' names for shoppers, facts of nobody, and the sender's clock.

-- AlterEnum
ALTER TYPE "interaction_kind" ADD VALUE 'unlike';
ALTER TYPE "interaction_kind" ADD VALUE 'uncart';
ALTER TYPE "interaction_kind" ADD VALUE 'return';

-- AlterTable
ALTER TABLE "shoppers" ADD COLUMN     "external_id" TEXT;

-- AlterTable
ALTER TABLE "interactions" ADD COLUMN     "client_at" TIMESTAMPTZ(3),
ALTER COLUMN "shopper_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "clicks" ADD COLUMN     "client_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE UNIQUE INDEX "shoppers_external_id_key" ON "shoppers"("external_id");

-- The nil UUID was never anybody.
UPDATE "interactions" SET "shopper_id" = NULL WHERE "shopper_id" = '00000000-0000-0000-0000-000000000000';
