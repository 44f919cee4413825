-- CreateTable
CREATE TABLE "health_reports" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "source" TEXT NOT NULL,
    "model_version" TEXT,
    "report" JSONB NOT NULL,
    "exploration" TEXT,

    CONSTRAINT "health_reports_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "health_reports_at_idx" ON "health_reports"("at" DESC);
