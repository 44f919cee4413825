-- AlterTable
ALTER TABLE "model_artifacts" ADD COLUMN     "rehearsal" JSONB;

-- Versions that were made before trainings asked their models anything go on serving.
UPDATE "model_artifacts" SET "rehearsal" = '"before"';

-- CreateTable
CREATE UNLOGGED TABLE "limit_uses" (
    "key" TEXT NOT NULL,
    "process" UUID NOT NULL,
    "points" INTEGER NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "limit_uses_pkey" PRIMARY KEY ("key","process")
);

-- CreateIndex
CREATE INDEX "limit_uses_until_idx" ON "limit_uses"("until");
