-- Products are found by the codes and the choices of their variants.

-- The pieces a code is found by: `HM-10385` as hm10385 and 10385, `ABC-12-XL` as abc12xl and 12xl. Letters and digits are
-- parts of their own whether or not something stands between them: `KT11645` is found by 11645 as well. A piece of letters
-- alone would be a word, so only the whole code may be that.
CREATE OR REPLACE FUNCTION search_codes(codes text[]) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    code text;
    parts text[];
    piece text;
    pieces text[] := '{}';
BEGIN
    FOREACH code IN ARRAY codes LOOP
        code := regexp_replace(search_text(code), '([^0-9 ])(?=[0-9])|([0-9])(?=[^0-9 ])', '\1\2 ', 'g');
        parts := array_remove(string_to_array(code, ' '), '');
        FOR start IN 1 .. cardinality(parts) LOOP
            piece := array_to_string(parts[start:], '');
            IF start = 1 OR piece ~ '[0-9]' THEN
                pieces := pieces || piece;
            END IF;
        END LOOP;
    END LOOP;
    RETURN array_to_tsvector(pieces);
END $$;

-- A: name and codes, those of variants among them; B: the categories from the root down; C: brand, attributes and what there
-- is to choose; D: description.
CREATE OR REPLACE FUNCTION search_vector(product products) RETURNS tsvector LANGUAGE plpgsql STABLE AS $$
DECLARE
    slugs text[];
    paths text[] := '{}';
    places text := '';
    said text := product."brand";
    codes text[] := ARRAY[product."sku"];
    further text[];
    choices text;
BEGIN
    SELECT string_to_array("path", '/') INTO slugs FROM categories WHERE "id" = product."category_id";
    FOR level IN 1 .. coalesce(cardinality(slugs), 0) LOOP
        paths := paths || array_to_string(slugs[:level], '/');
    END LOOP;
    SELECT coalesce(string_agg("name", ' '), '') INTO places FROM categories WHERE "path" = ANY(paths);
    IF product."attributes" <> '{}' THEN
        SELECT concat_ws(' ', said, string_agg(value #>> '{}', ' ')) INTO said
          FROM jsonb_path_query(product."attributes", 'strict $.**') AS value
         WHERE jsonb_typeof(value) = 'string';
    END IF;
    IF cardinality(product."option_names") > 0 THEN
        SELECT array_agg("sku" ORDER BY "position", "id") INTO further
          FROM product_variants WHERE "product_id" = product."id" AND "status" = 'active';
        SELECT string_agg(DISTINCT value, ' ') INTO choices
          FROM product_variants, unnest("option_values") AS value
         WHERE "product_id" = product."id" AND "status" = 'active';
        codes := codes || coalesce(further, '{}');
        -- The words of their codes stand with what is said: `M` of `SHIRT-M` is no name.
        said := concat_ws(' ', said, choices, array_to_string(further, ' '));
    END IF;
    RETURN setweight(to_tsvector('search_english', search_text(product."name" || ' ' || product."sku")), 'A')
        || setweight(search_codes(codes), 'A')
        || setweight(to_tsvector('search_english', search_text(places)), 'B')
        || setweight(to_tsvector('search_english', search_text(said)), 'C')
        || setweight(to_tsvector('search_english', search_text(product."description")), 'D');
END $$;

DROP TRIGGER "products_search" ON "products";
CREATE TRIGGER "products_search" BEFORE INSERT OR UPDATE OF
    "name", "sku", "brand", "description", "attributes", "category_id", "option_names" ON "products"
    FOR EACH ROW EXECUTE FUNCTION fill_search_vector();

-- Whatever changes a variant: its product is found by what it is now, and every web process hears of it.
CREATE FUNCTION refill_variants_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE products p SET "search" = search_vector(p) WHERE p."id" IN (SELECT "product_id" FROM changed);
    RETURN NULL;
END $$;
CREATE FUNCTION refill_updated_variants_search() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    payload text;
BEGIN
    UPDATE products p SET "search" = search_vector(p)
     WHERE p."id" IN (
        SELECT unnest(ARRAY[was."product_id", now."product_id"]) FROM was JOIN changed now USING ("id")
         WHERE (was."sku", was."option_values", was."status", was."product_id")
            IS DISTINCT FROM (now."sku", now."option_values", now."status", now."product_id"));
    SELECT CASE WHEN count(DISTINCT "product_id") > 100 THEN '*' ELSE string_agg(DISTINCT "product_id"::text, ',') END
      INTO payload FROM changed;
    IF payload IS NOT NULL THEN
        PERFORM pg_notify('catalog', payload);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER "variants_inserted" AFTER INSERT ON "product_variants"
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refill_variants_search();
CREATE TRIGGER "variants_deleted" AFTER DELETE ON "product_variants"
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refill_variants_search();
CREATE TRIGGER "variants_updated" AFTER UPDATE ON "product_variants"
    REFERENCING OLD TABLE AS was NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION refill_updated_variants_search();

-- What running shops have already.
UPDATE "products" p SET "search" = search_vector(p);
