-- Every process keeps in memory what it knows of the shoppers it has seen, and hears here when that is not true any more.
-- Events are announced by whoever writes them: there are too many for a notice within each transaction.
CREATE FUNCTION "tell_shoppers"(ids UUID[]) RETURNS void AS $$
BEGIN
    IF cardinality(ids) > 200 THEN
        PERFORM pg_notify('shoppers', 'database:*');
    ELSIF cardinality(ids) > 0 THEN
        PERFORM pg_notify('shoppers', 'database:' || array_to_string(ids, ','));
    END IF;
END $$ LANGUAGE plpgsql;

CREATE FUNCTION "shoppers_changed"() RETURNS trigger AS $$
BEGIN
    PERFORM "tell_shoppers"(ARRAY(
        SELECT id FROM changed UNION SELECT merged_into_id FROM changed WHERE merged_into_id IS NOT NULL LIMIT 202));
    RETURN NULL;
END $$ LANGUAGE plpgsql;
CREATE TRIGGER "shoppers_inserted" AFTER INSERT ON "shoppers" REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION "shoppers_changed"();
CREATE TRIGGER "shoppers_updated" AFTER UPDATE ON "shoppers" REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION "shoppers_changed"();
CREATE TRIGGER "shoppers_deleted" AFTER DELETE ON "shoppers" REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION "shoppers_changed"();

CREATE FUNCTION "carts_changed"() RETURNS trigger AS $$
BEGIN
    PERFORM "tell_shoppers"(ARRAY(SELECT DISTINCT shopper_id FROM changed LIMIT 202));
    RETURN NULL;
END $$ LANGUAGE plpgsql;
CREATE TRIGGER "carts_updated" AFTER UPDATE ON "carts" REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION "carts_changed"();
CREATE TRIGGER "carts_deleted" AFTER DELETE ON "carts" REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION "carts_changed"();

CREATE FUNCTION "cart_items_changed"() RETURNS trigger AS $$
BEGIN
    PERFORM "tell_shoppers"(ARRAY(
        SELECT DISTINCT c.shopper_id FROM changed JOIN carts c ON c.id = changed.cart_id LIMIT 202));
    RETURN NULL;
END $$ LANGUAGE plpgsql;
CREATE TRIGGER "cart_items_inserted" AFTER INSERT ON "cart_items" REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION "cart_items_changed"();
CREATE TRIGGER "cart_items_deleted" AFTER DELETE ON "cart_items" REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION "cart_items_changed"();

-- Facts that become somebody else's, are withdrawn, or go.
CREATE FUNCTION "facts_changed"() RETURNS trigger AS $$
BEGIN
    PERFORM "tell_shoppers"(ARRAY(SELECT DISTINCT shopper_id FROM changed WHERE shopper_id IS NOT NULL LIMIT 202));
    RETURN NULL;
END $$ LANGUAGE plpgsql;
CREATE FUNCTION "facts_moved"() RETURNS trigger AS $$
BEGIN
    PERFORM "tell_shoppers"(ARRAY(
        SELECT shopper_id FROM before WHERE shopper_id IS NOT NULL
        UNION SELECT shopper_id FROM changed WHERE shopper_id IS NOT NULL LIMIT 202));
    RETURN NULL;
END $$ LANGUAGE plpgsql;
CREATE TRIGGER "facts_updated" AFTER UPDATE ON "interactions"
    REFERENCING OLD TABLE AS before NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION "facts_moved"();
CREATE TRIGGER "facts_deleted" AFTER DELETE ON "interactions" REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION "facts_changed"();
