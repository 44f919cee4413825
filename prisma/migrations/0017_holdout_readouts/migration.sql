-- CreateTable
CREATE TABLE "holdout_readouts" (
    "holdout_id" UUID NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "sums" JSONB NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "holdout_readouts_pkey" PRIMARY KEY ("holdout_id","until")
);

-- AddForeignKey
ALTER TABLE "holdout_readouts" ADD CONSTRAINT "holdout_readouts_holdout_id_fkey" FOREIGN KEY ("holdout_id") REFERENCES "holdouts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
