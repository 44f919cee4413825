-- CreateTable
CREATE TABLE "readout_bases" (
    "experiment_id" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3),
    "currency" CHAR(3) NOT NULL,
    "seen" BIGINT NOT NULL,
    "counted_at" TIMESTAMPTZ(3) NOT NULL,
    "milliseconds" INTEGER NOT NULL,

    CONSTRAINT "readout_bases_pkey" PRIMARY KEY ("experiment_id")
);

-- CreateTable
CREATE TABLE "readout_shoppers" (
    "experiment_id" TEXT NOT NULL,
    "shopper_id" UUID NOT NULL,
    "variant" TEXT NOT NULL,
    "device" TEXT NOT NULL,
    "is_new" BOOLEAN NOT NULL,
    "crossed" BOOLEAN NOT NULL,
    "lists" DOUBLE PRECISION NOT NULL,
    "clicked" DOUBLE PRECISION NOT NULL,
    "carted" INTEGER NOT NULL,
    "bought" INTEGER NOT NULL,
    "bought_before" INTEGER NOT NULL,
    "orders" DOUBLE PRECISION NOT NULL,
    "orders_before" DOUBLE PRECISION NOT NULL,
    "full_revenue" DOUBLE PRECISION NOT NULL,
    "full_before" DOUBLE PRECISION NOT NULL,
    "full_list_revenue" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "readout_shoppers_pkey" PRIMARY KEY ("experiment_id","shopper_id")
);

-- CreateTable
CREATE TABLE "rollup_touches" (
    "id" BIGSERIAL NOT NULL,
    "shopper_id" UUID,

    CONSTRAINT "rollup_touches_pkey" PRIMARY KEY ("id")
);

-- AddForeignKey
ALTER TABLE "readout_bases" ADD CONSTRAINT "readout_bases_experiment_id_fkey" FOREIGN KEY ("experiment_id") REFERENCES "experiments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma cannot say -----------------------------------------------------------------------------

-- The lists of one shopper in one experiment; most lists are of none.
CREATE INDEX "shown_lists_experiment_shopper_idx" ON "shown_lists" ("experiment", "shopper_id")
    WHERE "experiment" IS NOT NULL;

-- Rows of shoppers who come back are written again, touches are deleted all the time.
ALTER TABLE "readout_shoppers" SET (fillfactor = 90, autovacuum_vacuum_scale_factor = 0.05);
ALTER TABLE "rollup_touches" SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- Of whom something has changed is noted also where somebody put something into the cart, where a list or an order was
-- removed or became another shopper's, and where shoppers are one no more.
CREATE OR REPLACE FUNCTION note_interactions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO rollup_changes (hours, lists, shoppers)
    SELECT array_agg(DISTINCT date_bin('1 hour', at, '1900-01-01Z')),
           array_agg(list_id) FILTER (WHERE list_id IS NOT NULL AND kind IN ('cart', 'purchase')),
           array_agg(DISTINCT shopper_id) FILTER (WHERE shopper_id IS NOT NULL AND kind IN ('cart', 'purchase', 'return'))
      FROM touched HAVING count(*) > 0;
    RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION note_changed_interactions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM became) THEN
        RETURN NULL;
    END IF;
    INSERT INTO rollup_changes (hours, lists, shoppers)
    SELECT array_agg(DISTINCT date_bin('1 hour', at, '1900-01-01Z')),
           array_agg(list_id) FILTER (WHERE list_id IS NOT NULL AND kind IN ('cart', 'purchase')),
           array_agg(DISTINCT shopper_id) FILTER (WHERE shopper_id IS NOT NULL AND kind IN ('cart', 'purchase', 'return'))
      FROM (SELECT * FROM was UNION ALL SELECT * FROM became) touched
     WHERE id IN (
        SELECT w.id FROM was w JOIN became b ON b.id = w.id
         WHERE (w.at, w.kind, w.value, w.lane, w.shopper_id, w.product_id, w.list_id, w.unit_amount, w.currency, w.order_ref)
            IS DISTINCT FROM
               (b.at, b.kind, b.value, b.lane, b.shopper_id, b.product_id, b.list_id, b.unit_amount, b.currency, b.order_ref))
    HAVING count(*) > 0;
    RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION note_changed_list() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO rollup_changes (hours, lists, shoppers)
    VALUES (array_remove(ARRAY[date_bin('1 hour', OLD.impressed_at, '1900-01-01Z')], NULL), ARRAY[OLD.id],
            ARRAY[OLD.shopper_id]);
    RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION note_gone_lists() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO rollup_changes (hours, lists, shoppers)
    SELECT array_agg(DISTINCT date_bin('1 hour', impressed_at, '1900-01-01Z')), array_agg(id),
           array_agg(DISTINCT shopper_id)
      FROM touched WHERE impressed_at IS NOT NULL HAVING count(*) > 0;
    RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION note_orders() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO rollup_changes (hours, orders, shoppers)
    SELECT array_agg(DISTINCT date_bin('1 hour', created_at, '1900-01-01Z')), array_agg(id),
           array_agg(DISTINCT shopper_id) FILTER (WHERE shopper_id IS NOT NULL)
      FROM touched HAVING count(*) > 0;
    RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION note_changed_orders() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM became) THEN
        RETURN NULL;
    END IF;
    INSERT INTO rollup_changes (hours, orders, shoppers)
    SELECT array_agg(DISTINCT date_bin('1 hour', created_at, '1900-01-01Z')), array_agg(DISTINCT id),
           array_agg(DISTINCT shopper_id) FILTER (WHERE shopper_id IS NOT NULL)
      FROM (SELECT id, created_at, shopper_id FROM was UNION ALL SELECT id, created_at, shopper_id FROM became) touched
     WHERE id IN (
        SELECT w.id FROM was w JOIN became b ON b.id = w.id
         WHERE (w.status, w.currency, w.created_at, w.shopper_id)
            IS DISTINCT FROM (b.status, b.currency, b.created_at, b.shopper_id))
    HAVING count(*) > 0;
    RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION note_changed_shoppers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM became) THEN
        RETURN NULL;
    END IF;
    INSERT INTO rollup_changes (merged)
    SELECT array_agg(DISTINCT one) FILTER (WHERE one IS NOT NULL)
      FROM was w JOIN became b ON b.id = w.id CROSS JOIN LATERAL unnest(ARRAY[b.id, w.merged_into_id]) one
     WHERE b.merged_into_id IS DISTINCT FROM w.merged_into_id HAVING count(*) > 0;
    RETURN NULL;
END $$;
