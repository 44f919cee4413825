-- CreateTable
CREATE TABLE "model_marks" (
    "model_version_id" TEXT NOT NULL,
    "pinned" BOOLEAN NOT NULL DEFAULT false,
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "taken_back_at" TIMESTAMPTZ(3),
    "taken_back_by" TEXT,
    "taken_back_reason" TEXT,

    CONSTRAINT "model_marks_pkey" PRIMARY KEY ("model_version_id")
);

-- CreateTable
CREATE TABLE "promotion_freezes" (
    "id" UUID NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "promotion_freezes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "releases" (
    "id" UUID NOT NULL,
    "model_version_id" TEXT NOT NULL,
    "control_id" TEXT,
    "stage" TEXT NOT NULL,
    "share" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "salt" TEXT NOT NULL,
    "rule" JSONB,
    "outcome" TEXT,
    "reason" TEXT NOT NULL DEFAULT '',
    "actor" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "stage_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "releases_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "serving_processes" (
    "id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "serving" TEXT,
    "refused_id" TEXT,
    "refused_reason" TEXT,

    CONSTRAINT "serving_processes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "serving_minutes" (
    "process_id" UUID NOT NULL,
    "minute" TIMESTAMPTZ(3) NOT NULL,
    "model_version_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "calls" INTEGER NOT NULL,
    "failures" INTEGER NOT NULL,
    "latency" INTEGER[],
    "scores" INTEGER[],
    "lists" INTEGER NOT NULL,
    "filled" INTEGER NOT NULL,
    "overlap" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "products" INTEGER[],

    CONSTRAINT "serving_minutes_pkey" PRIMARY KEY ("process_id","minute","model_version_id","role")
);

-- CreateTable
CREATE TABLE "guard_events" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kind" TEXT NOT NULL,
    "alarm" TEXT,
    "model_version_id" TEXT NOT NULL,
    "control_id" TEXT,
    "message" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "actor" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "guard_events_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "releases_model_version_id_idx" ON "releases"("model_version_id");

-- CreateIndex
CREATE INDEX "releases_started_at_idx" ON "releases"("started_at" DESC);

-- CreateIndex
CREATE INDEX "serving_minutes_minute_idx" ON "serving_minutes"("minute");

-- CreateIndex
CREATE INDEX "guard_events_at_idx" ON "guard_events"("at" DESC);

-- CreateIndex
CREATE INDEX "guard_events_model_version_id_at_idx" ON "guard_events"("model_version_id", "at" DESC);

-- AddForeignKey
ALTER TABLE "model_marks" ADD CONSTRAINT "model_marks_model_version_id_fkey" FOREIGN KEY ("model_version_id") REFERENCES "model_versions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "releases" ADD CONSTRAINT "releases_model_version_id_fkey" FOREIGN KEY ("model_version_id") REFERENCES "model_versions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "releases" ADD CONSTRAINT "releases_control_id_fkey" FOREIGN KEY ("control_id") REFERENCES "model_versions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma has no words for --------------------------------------------------------------------

-- At most one release goes on.
CREATE UNIQUE INDEX "releases_one_goes_on" ON "releases" ((true)) WHERE "ended_at" IS NULL;

-- Whoever serves hears at once which versions are wanted.
CREATE FUNCTION notify_release() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('model_alias', 'release');
    RETURN NULL;
END $$;

CREATE TRIGGER "releases_changed" AFTER INSERT OR UPDATE OR DELETE ON "releases"
    FOR EACH ROW EXECUTE FUNCTION notify_release();

-- Since when an alias points where it does holds however it was moved.
CREATE FUNCTION touch_model_alias() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW."model_version_id" <> OLD."model_version_id" AND NEW."updated_at" = OLD."updated_at" THEN
        NEW."updated_at" := now();
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER "model_aliases_touched" BEFORE UPDATE ON "model_aliases"
    FOR EACH ROW EXECUTE FUNCTION touch_model_alias();
