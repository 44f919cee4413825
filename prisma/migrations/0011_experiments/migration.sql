-- CreateEnum
CREATE TYPE "experiment_kind" AS ENUM ('experiment', 'flag');

-- CreateEnum
CREATE TYPE "experiment_state" AS ENUM ('draft', 'running', 'stopped', 'decided');

-- AlterTable
ALTER TABLE "shoppers" ADD COLUMN     "assigned_as" UUID;

-- AlterTable
ALTER TABLE "shown_lists" ADD COLUMN     "device" TEXT,
ADD COLUMN     "held" BOOLEAN,
ADD COLUMN     "is_new" BOOLEAN,
ADD COLUMN     "propensities" REAL[] DEFAULT ARRAY[]::REAL[],
ADD COLUMN     "teams" SMALLINT[] DEFAULT ARRAY[]::SMALLINT[],
ADD COLUMN     "variant_share" REAL;

-- CreateTable
CREATE TABLE "strategies" (
    "id" TEXT NOT NULL,
    "placement" TEXT NOT NULL,
    "recipe" JSONB NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT NOT NULL,

    CONSTRAINT "strategies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "placement_strategies" (
    "placement" TEXT NOT NULL,
    "strategy_id" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "placement_strategies_pkey" PRIMARY KEY ("placement")
);

-- CreateTable
CREATE TABLE "experiments" (
    "id" TEXT NOT NULL,
    "kind" "experiment_kind" NOT NULL DEFAULT 'experiment',
    "state" "experiment_state" NOT NULL DEFAULT 'draft',
    "definition" JSONB NOT NULL,
    "slice" JSONB,
    "shares" JSONB,
    "started_at" TIMESTAMPTZ(3),
    "stopped_at" TIMESTAMPTZ(3),
    "decided_at" TIMESTAMPTZ(3),
    "decision" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT NOT NULL,

    CONSTRAINT "experiments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "readouts" (
    "experiment_id" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "sums" JSONB NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "readouts_pkey" PRIMARY KEY ("experiment_id","until")
);

-- CreateTable
CREATE TABLE "holdouts" (
    "id" UUID NOT NULL,
    "share" DOUBLE PRECISION NOT NULL,
    "salt" TEXT NOT NULL,
    "strategies" JSONB NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "holdouts_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "strategies_placement_created_at_idx" ON "strategies"("placement", "created_at" DESC);

-- CreateIndex
CREATE INDEX "experiments_state_idx" ON "experiments"("state");

-- AddForeignKey
ALTER TABLE "readouts" ADD CONSTRAINT "readouts_experiment_id_fkey" FOREIGN KEY ("experiment_id") REFERENCES "experiments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The lists of one experiment; most lists are of none.
CREATE INDEX "shown_lists_experiment_idx" ON "shown_lists"("experiment", "impressed_at")
    WHERE "experiment" IS NOT NULL;

-- The lists of the holdout's two sides.
CREATE INDEX "shown_lists_held_idx" ON "shown_lists"("impressed_at") WHERE "held" IS NOT NULL;

-- One holdout at a time.
CREATE UNIQUE INDEX "holdouts_current" ON "holdouts" ((1)) WHERE "ended_at" IS NULL;

-- Lists and experiments name strategies for good.
CREATE FUNCTION refuse_strategy_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Strategies never change: add another version.' USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER strategies_stay BEFORE UPDATE OR DELETE ON "strategies"
    FOR EACH ROW EXECUTE FUNCTION refuse_strategy_change();

-- What runs cannot be edited, and what is decided stays decided.
CREATE FUNCTION check_experiment_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD."state" <> 'draft' AND (NEW."definition" IS DISTINCT FROM OLD."definition" OR NEW."id" <> OLD."id"
        OR NEW."kind" <> OLD."kind" OR NEW."started_at" IS DISTINCT FROM OLD."started_at") THEN
        RAISE EXCEPTION 'An experiment that has started does not change.' USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW."state" < OLD."state" THEN
        RAISE EXCEPTION 'An experiment does not go back from % to %.', OLD."state", NEW."state"
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER experiments_stay BEFORE UPDATE ON "experiments"
    FOR EACH ROW EXECUTE FUNCTION check_experiment_change();

-- Every process serves by the plan in its memory, and reads it anew when it is told.
CREATE FUNCTION notify_serving_plan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('serving_plan', TG_TABLE_NAME);
    RETURN NULL;
END $$;

CREATE TRIGGER experiments_notify AFTER INSERT OR UPDATE OR DELETE ON "experiments"
    FOR EACH STATEMENT EXECUTE FUNCTION notify_serving_plan();
CREATE TRIGGER placement_strategies_notify AFTER INSERT OR UPDATE OR DELETE ON "placement_strategies"
    FOR EACH STATEMENT EXECUTE FUNCTION notify_serving_plan();
CREATE TRIGGER holdouts_notify AFTER INSERT OR UPDATE OR DELETE ON "holdouts"
    FOR EACH STATEMENT EXECUTE FUNCTION notify_serving_plan();
