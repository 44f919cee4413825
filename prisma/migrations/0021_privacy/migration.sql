-- CreateEnum
CREATE TYPE "merged_thing" AS ENUM ('interaction', 'order');

-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "erased_at" TIMESTAMPTZ(3),
ALTER COLUMN "shopper_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "rollup_closed_hours" (
    "hour" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rollup_closed_hours_pkey" PRIMARY KEY ("hour")
);

-- CreateTable
CREATE TABLE "merges" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kind" TEXT NOT NULL,
    "from_id" UUID NOT NULL,
    "into_id" UUID NOT NULL,
    "actor" TEXT NOT NULL,
    "before" JSONB NOT NULL,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by" TEXT,

    CONSTRAINT "merges_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "merge_facts" (
    "merge_id" UUID NOT NULL,
    "what" "merged_thing" NOT NULL,
    "fact_id" UUID NOT NULL,

    CONSTRAINT "merge_facts_pkey" PRIMARY KEY ("merge_id","what","fact_id")
);

-- CreateTable
CREATE TABLE "erasures" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "receipt" JSONB NOT NULL,

    CONSTRAINT "erasures_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "erasure_marks" (
    "mark" TEXT NOT NULL,
    "erasure_id" UUID NOT NULL,

    CONSTRAINT "erasure_marks_pkey" PRIMARY KEY ("mark")
);

-- CreateTable
CREATE TABLE "retention_rules" (
    "kind" TEXT NOT NULL,
    "days" INTEGER,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" TEXT NOT NULL,

    CONSTRAINT "retention_rules_pkey" PRIMARY KEY ("kind")
);

-- CreateTable
CREATE TABLE "retention_runs" (
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "removed" INTEGER NOT NULL,

    CONSTRAINT "retention_runs_pkey" PRIMARY KEY ("kind")
);

-- CreateIndex
CREATE INDEX "merges_into_id_at_idx" ON "merges"("into_id", "at" DESC);

-- CreateIndex
CREATE INDEX "merges_from_id_idx" ON "merges"("from_id");

-- CreateIndex
CREATE INDEX "erasure_marks_erasure_id_idx" ON "erasure_marks"("erasure_id");

-- CreateIndex
CREATE INDEX "shown_lists_shopper_id_idx" ON "shown_lists"("shopper_id");

-- AddForeignKey
ALTER TABLE "merge_facts" ADD CONSTRAINT "merge_facts_merge_id_fkey" FOREIGN KEY ("merge_id") REFERENCES "merges"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "erasure_marks" ADD CONSTRAINT "erasure_marks_erasure_id_fkey" FOREIGN KEY ("erasure_id") REFERENCES "erasures"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma cannot say -----------------------------------------------------------------------------

-- Old rows are found by when they came in, not by when they are said to have happened: an imported history is not old.
CREATE INDEX "interactions_received_idx" ON "interactions" USING brin ("received_at");

-- Everything a person goes by, without going through all shoppers.
CREATE INDEX "shoppers_parts_idx" ON "shoppers" ("merged_into_id") WHERE "merged_into_id" IS NOT NULL;
CREATE INDEX "shoppers_assigned_as_idx" ON "shoppers" ("assigned_as") WHERE "assigned_as" IS NOT NULL;

-- Rows that are let go because they are too old leave the figures of their hours as they are: whoever removes them says so
-- by this setting, for a transaction, and closes the hours.
DROP TRIGGER "interactions_gone" ON "interactions";
CREATE TRIGGER "interactions_gone" AFTER DELETE ON "interactions"
    REFERENCING OLD TABLE AS touched FOR EACH STATEMENT
    WHEN (current_setting('aisle.keeps_figures', true) IS DISTINCT FROM 'on') EXECUTE FUNCTION note_interactions();
DROP TRIGGER "shown_lists_gone" ON "shown_lists";
CREATE TRIGGER "shown_lists_gone" AFTER DELETE ON "shown_lists"
    REFERENCING OLD TABLE AS touched FOR EACH STATEMENT
    WHEN (current_setting('aisle.keeps_figures', true) IS DISTINCT FROM 'on') EXECUTE FUNCTION note_gone_lists();
DROP TRIGGER "clicks_gone" ON "clicks";
CREATE TRIGGER "clicks_gone" AFTER DELETE ON "clicks"
    REFERENCING OLD TABLE AS touched FOR EACH STATEMENT
    WHEN (current_setting('aisle.keeps_figures', true) IS DISTINCT FROM 'on') EXECUTE FUNCTION note_clicks();
