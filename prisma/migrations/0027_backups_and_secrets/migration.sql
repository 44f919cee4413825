-- CreateTable
CREATE TABLE "backups" (
    "id" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "file" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "rows" BIGINT NOT NULL,

    CONSTRAINT "backups_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "secret_prints" (
    "name" TEXT NOT NULL,
    "print" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "secret_prints_pkey" PRIMARY KEY ("name","print")
);

-- CreateIndex
CREATE INDEX "backups_made_at_idx" ON "backups"("made_at" DESC);
