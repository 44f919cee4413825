-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "language" TEXT;

-- AlterTable
ALTER TABLE "stock_notices" ADD COLUMN     "language" TEXT;
