-- CreateEnum
CREATE TYPE "rollup_grain" AS ENUM ('minute', 'hour', 'day');

-- CreateTable
CREATE TABLE "rollup_changes" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "hours" TIMESTAMPTZ(3)[],
    "lists" UUID[],
    "shoppers" UUID[],
    "orders" UUID[],
    "merged" UUID[],
    "everything" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "rollup_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rollup_dirty_hours" (
    "hour" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rollup_dirty_hours_pkey" PRIMARY KEY ("hour")
);

-- CreateTable
CREATE TABLE "rollup_counts" (
    "grain" "rollup_grain" NOT NULL,
    "start" TIMESTAMPTZ(3) NOT NULL,
    "lane" "lane" NOT NULL,
    "interactions" INTEGER NOT NULL,
    "views" INTEGER NOT NULL,
    "carts" INTEGER NOT NULL,
    "priced" INTEGER NOT NULL,
    "lists" INTEGER NOT NULL,
    "clicks" INTEGER NOT NULL,
    "placed" INTEGER NOT NULL,
    "orders" INTEGER NOT NULL,
    "lines" INTEGER NOT NULL,
    "units" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "rollup_counts_pkey" PRIMARY KEY ("grain","start","lane")
);

-- CreateTable
CREATE TABLE "rollup_amounts" (
    "grain" "rollup_grain" NOT NULL,
    "start" TIMESTAMPTZ(3) NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "amount" BIGINT NOT NULL,
    "list_amount" BIGINT NOT NULL,

    CONSTRAINT "rollup_amounts_pkey" PRIMARY KEY ("grain","start","currency")
);

-- CreateTable
CREATE TABLE "rollup_cells" (
    "id" SERIAL NOT NULL,
    "placement" TEXT NOT NULL,
    "strategy" TEXT NOT NULL,
    "model" TEXT NOT NULL,

    CONSTRAINT "rollup_cells_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rollup_placements" (
    "grain" "rollup_grain" NOT NULL,
    "start" TIMESTAMPTZ(3) NOT NULL,
    "cell_id" INTEGER NOT NULL,
    "lists" INTEGER NOT NULL,
    "clicked_lists" INTEGER NOT NULL,
    "clicks" INTEGER NOT NULL,
    "carted_lists" INTEGER NOT NULL,
    "carts" INTEGER NOT NULL,
    "bought_lists" INTEGER NOT NULL,
    "lines" INTEGER NOT NULL,
    "units" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "rollup_placements_pkey" PRIMARY KEY ("grain","start","cell_id")
);

-- CreateTable
CREATE TABLE "rollup_shoppers" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "whole_number" INTEGER,

    CONSTRAINT "rollup_shoppers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rollup_order_refs" (
    "ref" TEXT NOT NULL,
    "number" SERIAL NOT NULL,

    CONSTRAINT "rollup_order_refs_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "rollup_returns" (
    "purchase_id" UUID NOT NULL,
    "shopper_id" UUID NOT NULL,
    "units" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "rollup_returns_pkey" PRIMARY KEY ("purchase_id")
);

-- CreateTable
CREATE TABLE "rollup_people_hours" (
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "shoppers" BYTEA NOT NULL,
    "order_refs" BYTEA NOT NULL,

    CONSTRAINT "rollup_people_hours_pkey" PRIMARY KEY ("hour")
);

-- CreateTable
CREATE TABLE "rollup_list_hours" (
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "lists" BYTEA NOT NULL,
    "outcomes" BYTEA NOT NULL,
    "amounts" BYTEA NOT NULL,

    CONSTRAINT "rollup_list_hours_pkey" PRIMARY KEY ("hour")
);

-- CreateTable
CREATE TABLE "rollup_state" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "revision" BIGINT NOT NULL DEFAULT 0,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rollup_state_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "rollup_cells_placement_strategy_model_key" ON "rollup_cells"("placement", "strategy", "model");

-- CreateIndex
CREATE UNIQUE INDEX "rollup_shoppers_number_key" ON "rollup_shoppers"("number");

-- CreateIndex
CREATE UNIQUE INDEX "rollup_order_refs_number_key" ON "rollup_order_refs"("number");

-- CreateIndex
CREATE INDEX "rollup_returns_shopper_id_idx" ON "rollup_returns"("shopper_id");

-- AddForeignKey
ALTER TABLE "rollup_placements" ADD CONSTRAINT "rollup_placements_cell_id_fkey" FOREIGN KEY ("cell_id") REFERENCES "rollup_cells"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot say -----------------------------------------------------------------------------

-- Numbers in a row do not compress: trying would only cost time.
ALTER TABLE "rollup_people_hours" ALTER COLUMN "shoppers" SET STORAGE EXTERNAL,
    ALTER COLUMN "order_refs" SET STORAGE EXTERNAL;
ALTER TABLE "rollup_list_hours" ALTER COLUMN "lists" SET STORAGE EXTERNAL,
    ALTER COLUMN "outcomes" SET STORAGE EXTERNAL, ALTER COLUMN "amounts" SET STORAGE EXTERNAL;

-- The running hour is written again every few seconds: what that leaves behind is taken up soon, and most of it within
-- the page.
ALTER TABLE "rollup_changes" SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
ALTER TABLE "rollup_counts" SET (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02);
ALTER TABLE "rollup_placements" SET (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02);
ALTER TABLE "rollup_people_hours" SET (autovacuum_vacuum_scale_factor = 0.02,
    toast.autovacuum_vacuum_scale_factor = 0.02);
ALTER TABLE "rollup_list_hours" SET (autovacuum_vacuum_scale_factor = 0.02,
    toast.autovacuum_vacuum_scale_factor = 0.02);

-- Shoppers that are part of another one.
CREATE INDEX "rollup_shoppers_parts_idx" ON "rollup_shoppers" ("number") INCLUDE ("whole_number")
    WHERE "whole_number" IS NOT NULL;

-- Purchases are few of all interactions, and three of the counts of an hour look for them.
CREATE INDEX "interactions_purchases_idx" ON "interactions" ("at") WHERE "kind" = 'purchase';

-- Every statement that changes what figures count leaves one row that says what it touched, in its own transaction:
-- whatever is committed is counted, whoever wrote it, and nothing else has to remember to.
CREATE FUNCTION note_interactions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO rollup_changes (hours, lists, shoppers)
    SELECT array_agg(DISTINCT date_bin('1 hour', at, '1900-01-01Z')),
           array_agg(list_id) FILTER (WHERE list_id IS NOT NULL AND kind IN ('cart', 'purchase')),
           array_agg(DISTINCT shopper_id) FILTER (WHERE shopper_id IS NOT NULL AND kind IN ('purchase', 'return'))
      FROM touched HAVING count(*) > 0;
    RETURN NULL;
END $$;
CREATE FUNCTION note_changed_interactions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM became) THEN
        RETURN NULL;
    END IF;
    INSERT INTO rollup_changes (hours, lists, shoppers)
    SELECT array_agg(DISTINCT date_bin('1 hour', at, '1900-01-01Z')),
           array_agg(list_id) FILTER (WHERE list_id IS NOT NULL AND kind IN ('cart', 'purchase')),
           array_agg(DISTINCT shopper_id) FILTER (WHERE shopper_id IS NOT NULL AND kind IN ('purchase', 'return'))
      FROM (SELECT * FROM was UNION ALL SELECT * FROM became) touched
     WHERE id IN (
        SELECT w.id FROM was w JOIN became b ON b.id = w.id
         WHERE (w.at, w.kind, w.value, w.lane, w.shopper_id, w.product_id, w.list_id, w.unit_amount, w.currency, w.order_ref)
            IS DISTINCT FROM
               (b.at, b.kind, b.value, b.lane, b.shopper_id, b.product_id, b.list_id, b.unit_amount, b.currency, b.order_ref))
    HAVING count(*) > 0;
    RETURN NULL;
END $$;
CREATE TRIGGER "interactions_added" AFTER INSERT ON "interactions"
    REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION note_interactions();
CREATE TRIGGER "interactions_changed" AFTER UPDATE ON "interactions"
    REFERENCING OLD TABLE AS was NEW TABLE AS became FOR EACH STATEMENT EXECUTE FUNCTION note_changed_interactions();
CREATE TRIGGER "interactions_gone" AFTER DELETE ON "interactions"
    REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION note_interactions();

-- The hour of a new list is found by its id. Seeing a list for the second time is an update that changes nothing, many times
-- a second: a trigger for each row costs nothing then.
CREATE FUNCTION note_new_lists() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO rollup_changes (lists)
    SELECT array_agg(id) FROM touched WHERE impressed_at IS NOT NULL HAVING count(*) > 0;
    RETURN NULL;
END $$;
CREATE FUNCTION note_changed_list() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO rollup_changes (hours, lists)
    VALUES (array_remove(ARRAY[date_bin('1 hour', OLD.impressed_at, '1900-01-01Z')], NULL), ARRAY[OLD.id]);
    RETURN NULL;
END $$;
CREATE FUNCTION note_gone_lists() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO rollup_changes (hours, lists)
    SELECT array_agg(DISTINCT date_bin('1 hour', impressed_at, '1900-01-01Z')), array_agg(id)
      FROM touched WHERE impressed_at IS NOT NULL HAVING count(*) > 0;
    RETURN NULL;
END $$;
CREATE TRIGGER "shown_lists_added" AFTER INSERT ON "shown_lists"
    REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION note_new_lists();
CREATE TRIGGER "shown_lists_changed" AFTER UPDATE ON "shown_lists" FOR EACH ROW
    WHEN ((OLD.impressed_at, OLD.lane, OLD.placement, OLD.strategy, OLD.model_version, OLD.shopper_id)
        IS DISTINCT FROM (NEW.impressed_at, NEW.lane, NEW.placement, NEW.strategy, NEW.model_version, NEW.shopper_id))
    EXECUTE FUNCTION note_changed_list();
CREATE TRIGGER "shown_lists_gone" AFTER DELETE ON "shown_lists"
    REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION note_gone_lists();

CREATE FUNCTION note_clicks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO rollup_changes (lists) SELECT array_agg(DISTINCT list_id) FROM touched HAVING count(*) > 0;
    RETURN NULL;
END $$;
CREATE FUNCTION note_changed_clicks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM became) THEN
        RETURN NULL;
    END IF;
    INSERT INTO rollup_changes (lists)
    SELECT array_agg(DISTINCT list_id) FROM (SELECT list_id FROM was UNION ALL SELECT list_id FROM became) touched
    HAVING count(*) > 0;
    RETURN NULL;
END $$;
CREATE TRIGGER "clicks_added" AFTER INSERT ON "clicks"
    REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION note_clicks();
CREATE TRIGGER "clicks_changed" AFTER UPDATE ON "clicks"
    REFERENCING OLD TABLE AS was NEW TABLE AS became FOR EACH STATEMENT EXECUTE FUNCTION note_changed_clicks();
CREATE TRIGGER "clicks_gone" AFTER DELETE ON "clicks"
    REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION note_clicks();

CREATE FUNCTION note_orders() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO rollup_changes (hours, orders)
    SELECT array_agg(DISTINCT date_bin('1 hour', created_at, '1900-01-01Z')), array_agg(id) FROM touched HAVING count(*) > 0;
    RETURN NULL;
END $$;
CREATE FUNCTION note_changed_orders() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM became) THEN
        RETURN NULL;
    END IF;
    INSERT INTO rollup_changes (hours, orders)
    SELECT array_agg(DISTINCT date_bin('1 hour', created_at, '1900-01-01Z')), array_agg(DISTINCT id)
      FROM (SELECT id, created_at FROM was UNION ALL SELECT id, created_at FROM became) touched
     WHERE id IN (
        SELECT w.id FROM was w JOIN became b ON b.id = w.id
         WHERE (w.status, w.currency, w.created_at) IS DISTINCT FROM (b.status, b.currency, b.created_at))
    HAVING count(*) > 0;
    RETURN NULL;
END $$;
CREATE TRIGGER "orders_added" AFTER INSERT ON "orders"
    REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION note_orders();
CREATE TRIGGER "orders_changed" AFTER UPDATE ON "orders"
    REFERENCING OLD TABLE AS was NEW TABLE AS became FOR EACH STATEMENT EXECUTE FUNCTION note_changed_orders();
CREATE TRIGGER "orders_gone" AFTER DELETE ON "orders"
    REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION note_orders();

-- A purchase that is a line of an order is counted with the order: without the line, by itself.
CREATE FUNCTION note_order_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO rollup_changes (hours, lists, orders)
    SELECT array_agg(DISTINCT date_bin('1 hour', i.at, '1900-01-01Z')) FILTER (WHERE i.at IS NOT NULL),
           array_agg(t.list_id) FILTER (WHERE t.list_id IS NOT NULL), array_agg(DISTINCT t.order_id)
      FROM touched t LEFT JOIN interactions i ON i.id = t.id HAVING count(*) > 0;
    RETURN NULL;
END $$;
CREATE FUNCTION note_changed_order_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM became) THEN
        RETURN NULL;
    END IF;
    INSERT INTO rollup_changes (lists, orders)
    SELECT array_agg(list_id) FILTER (WHERE list_id IS NOT NULL), array_agg(DISTINCT order_id)
      FROM (SELECT list_id, order_id FROM was UNION ALL SELECT list_id, order_id FROM became) touched
    HAVING count(*) > 0;
    RETURN NULL;
END $$;
CREATE TRIGGER "order_items_added" AFTER INSERT ON "order_items"
    REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION note_order_lines();
CREATE TRIGGER "order_items_changed" AFTER UPDATE ON "order_items"
    REFERENCING OLD TABLE AS was NEW TABLE AS became FOR EACH STATEMENT EXECUTE FUNCTION note_changed_order_lines();
CREATE TRIGGER "order_items_gone" AFTER DELETE ON "order_items"
    REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION note_order_lines();

CREATE FUNCTION note_merged_shoppers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO rollup_changes (merged)
    SELECT array_agg(id) FROM touched WHERE merged_into_id IS NOT NULL HAVING count(*) > 0;
    RETURN NULL;
END $$;
CREATE FUNCTION note_changed_shoppers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM became) THEN
        RETURN NULL;
    END IF;
    INSERT INTO rollup_changes (merged)
    SELECT array_agg(b.id) FROM was w JOIN became b ON b.id = w.id
     WHERE b.merged_into_id IS DISTINCT FROM w.merged_into_id HAVING count(*) > 0;
    RETURN NULL;
END $$;
CREATE TRIGGER "shoppers_added" AFTER INSERT ON "shoppers"
    REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION note_merged_shoppers();
CREATE TRIGGER "shoppers_changed" AFTER UPDATE ON "shoppers"
    REFERENCING OLD TABLE AS was NEW TABLE AS became FOR EACH STATEMENT EXECUTE FUNCTION note_changed_shoppers();
CREATE TRIGGER "shoppers_gone" AFTER DELETE ON "shoppers"
    REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION note_merged_shoppers();

CREATE FUNCTION note_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO rollup_changes (everything) VALUES (true);
    RETURN NULL;
END $$;
CREATE TRIGGER "interactions_emptied" AFTER TRUNCATE ON "interactions" EXECUTE FUNCTION note_emptied();
CREATE TRIGGER "shown_lists_emptied" AFTER TRUNCATE ON "shown_lists" EXECUTE FUNCTION note_emptied();
CREATE TRIGGER "clicks_emptied" AFTER TRUNCATE ON "clicks" EXECUTE FUNCTION note_emptied();
CREATE TRIGGER "orders_emptied" AFTER TRUNCATE ON "orders" EXECUTE FUNCTION note_emptied();
CREATE TRIGGER "order_items_emptied" AFTER TRUNCATE ON "order_items" EXECUTE FUNCTION note_emptied();
CREATE TRIGGER "shoppers_emptied" AFTER TRUNCATE ON "shoppers" EXECUTE FUNCTION note_emptied();

-- What running shops have already.
INSERT INTO "rollup_state" DEFAULT VALUES;
INSERT INTO "rollup_changes" ("everything") VALUES (true);
