-- AlterTable
ALTER TABLE "holdouts" ADD COLUMN     "computed_at" TIMESTAMPTZ(3),
ADD COLUMN     "sums" JSONB;
