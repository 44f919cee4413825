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
