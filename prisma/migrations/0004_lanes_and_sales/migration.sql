-- CreateEnum
CREATE TYPE "lane" AS ENUM ('person', 'robot', 'prefetch', 'admin', 'held', 'withdrawn');

-- AlterEnum
ALTER TYPE "order_status" ADD VALUE 'returned';

-- AlterTable
ALTER TABLE "interactions" ADD COLUMN     "currency" CHAR(3),
ADD COLUMN     "lane" "lane" NOT NULL DEFAULT 'person',
ADD COLUMN     "order_ref" TEXT,
ADD COLUMN     "origin" BIGINT,
ADD COLUMN     "unit_amount" INTEGER;

-- AlterTable
ALTER TABLE "shown_lists" ADD COLUMN     "lane" "lane" NOT NULL DEFAULT 'person';

-- AlterTable
ALTER TABLE "clicks" ADD COLUMN     "lane" "lane" NOT NULL DEFAULT 'person';

-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "closed_at" TIMESTAMPTZ(3);

-- What waits to be looked at, and purchases of other front ends by their order: few of all interactions.
CREATE INDEX "interactions_held_idx" ON "interactions" ("received_at") WHERE "lane" = 'held';
CREATE INDEX "interactions_order_ref_idx" ON "interactions" ("order_ref") WHERE "order_ref" IS NOT NULL;
CREATE INDEX "interactions_sales_idx" ON "interactions" ("at") WHERE "unit_amount" IS NOT NULL;
