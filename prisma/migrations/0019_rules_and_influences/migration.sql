-- CreateEnum
CREATE TYPE "rule_state" AS ENUM ('on', 'off', 'removed');

-- CreateTable
CREATE TABLE "merchandising_rules" (
    "id" UUID NOT NULL,
    "state" "rule_state" NOT NULL DEFAULT 'on',
    "version" INTEGER NOT NULL DEFAULT 1,
    "definition" JSONB NOT NULL,
    "starts_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_by" TEXT NOT NULL,

    CONSTRAINT "merchandising_rules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "merchandising_rule_versions" (
    "rule_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "state" "rule_state" NOT NULL,
    "definition" JSONB NOT NULL,
    "starts_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by" TEXT NOT NULL,

    CONSTRAINT "merchandising_rule_versions_pkey" PRIMARY KEY ("rule_id","version")
);

-- CreateTable
CREATE TABLE "switched_off_influences" (
    "shopper_id" UUID NOT NULL,
    "product_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "switched_off_influences_pkey" PRIMARY KEY ("shopper_id","product_id")
);

-- CreateIndex
CREATE INDEX "merchandising_rules_state_ends_at_idx" ON "merchandising_rules"("state", "ends_at");

-- AddForeignKey
ALTER TABLE "merchandising_rule_versions" ADD CONSTRAINT "merchandising_rule_versions_rule_id_fkey" FOREIGN KEY ("rule_id") REFERENCES "merchandising_rules"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- How often a shopper has seen what: caps on that are read by it.
CREATE INDEX "shown_lists_shopper_idx" ON "shown_lists"("shopper_id", "impressed_at")
    WHERE "impressed_at" IS NOT NULL;

-- Every process serves by the rules in its memory, and reads them anew when it is told.
CREATE FUNCTION notify_rules() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('merchandising_rules', '');
    RETURN NULL;
END $$;

CREATE TRIGGER merchandising_rules_notify AFTER INSERT OR UPDATE OR DELETE ON "merchandising_rules"
    FOR EACH STATEMENT EXECUTE FUNCTION notify_rules();

-- What a rule was is not written anew.
CREATE FUNCTION refuse_rule_history_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The history of rules never changes.' USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER merchandising_rule_versions_stay BEFORE UPDATE ON "merchandising_rule_versions"
    FOR EACH ROW EXECUTE FUNCTION refuse_rule_history_change();

-- Whoever keeps in memory what is known of shoppers hears that it is not true any more of these.
CREATE FUNCTION influences_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ids UUID[] := ARRAY(SELECT DISTINCT shopper_id FROM changed LIMIT 202);
BEGIN
    IF cardinality(ids) > 200 THEN
        PERFORM pg_notify('shoppers', 'database:*');
    ELSIF cardinality(ids) > 0 THEN
        PERFORM pg_notify('shoppers', 'database:' || array_to_string(ids, ','));
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER influences_inserted AFTER INSERT ON "switched_off_influences" REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION influences_changed();
CREATE TRIGGER influences_deleted AFTER DELETE ON "switched_off_influences" REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION influences_changed();
