-- CreateTable
CREATE TABLE "search_synonyms" (
    "id" UUID NOT NULL,
    "terms" TEXT[],
    "finds" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT NOT NULL,

    CONSTRAINT "search_synonyms_pkey" PRIMARY KEY ("id")
);

-- What Prisma cannot say -----------------------------------------------------------------------------

ALTER TABLE "search_synonyms" ADD CONSTRAINT "search_synonyms_terms_check" CHECK (cardinality("terms") > 0);

-- Every web process keeps the synonyms in memory and listens for changes.
CREATE FUNCTION notify_search_synonyms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('search_synonyms', '');
    RETURN NULL;
END $$;
CREATE TRIGGER "search_synonyms_changed" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "search_synonyms"
    FOR EACH STATEMENT EXECUTE FUNCTION notify_search_synonyms();

CREATE EXTENSION IF NOT EXISTS unaccent;

-- Text as search compares it: without accents and case, letters and digits only, and every character of a script that
-- writes without spaces a word of its own, so that a word inside a name is a phrase. lib/shop/catalog/words/normalise.ts
-- says the same of what is searched for.
CREATE FUNCTION search_text(content text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
    -- Most text is plain, and takes a third of the time.
    IF content !~ '[^ -~]' THEN
        RETURN regexp_replace(replace(lower(content), '''', ''), '[^a-z0-9]+', ' ', 'g');
    END IF;
    RETURN regexp_replace(
        regexp_replace(
            regexp_replace(
                lower(public.unaccent('public.unaccent'::regdictionary,
                    translate(normalize(content, NFKC), 'ǢǣǼǽǾǿ', 'ÆæÆæØø'))),
                '[''’]', '', 'g'),
            '[^[:alnum:]\u00c0-\uffff]+|[\u2000-\u2bff\u3000-\u3004\u3008-\u3020\uff00-\uff65]+', ' ', 'g'),
        '([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff])', ' \1 ', 'g');
END $$;

-- Words of the shop by their English stems; numbers and codes as they are.
CREATE TEXT SEARCH CONFIGURATION search_english (COPY = english);
ALTER TEXT SEARCH CONFIGURATION search_english
    ALTER MAPPING FOR asciiword, word, hword, hword_asciipart, hword_part, asciihword WITH unaccent, english_stem;

-- The pieces a code is found by: `HM-10385` as hm10385 and 10385, `ABC-12-XL` as abc12xl and 12xl. A piece of letters
-- alone would be a word, so only the whole code may be that.
CREATE FUNCTION search_codes(codes text[]) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    code text;
    parts text[];
    piece text;
    pieces text[] := '{}';
BEGIN
    FOREACH code IN ARRAY codes LOOP
        parts := array_remove(string_to_array(search_text(code), ' '), '');
        FOR start IN 1 .. cardinality(parts) LOOP
            piece := array_to_string(parts[start:], '');
            IF start = 1 OR piece ~ '[0-9]' THEN
                pieces := pieces || piece;
            END IF;
        END LOOP;
    END LOOP;
    RETURN array_to_tsvector(pieces);
END $$;

-- The colour as the attributes say it, whoever wrote them; empty where they do not.
CREATE FUNCTION product_colour(attributes jsonb) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(attributes->>'Colour', attributes->>'Color', attributes->>'colour', attributes->>'color', '')
$$;

-- A: name and codes; B: the categories from the root down; C: brand and attributes; D: description.
CREATE FUNCTION search_vector(product products) RETURNS tsvector LANGUAGE plpgsql STABLE AS $$
DECLARE
    slugs text[];
    paths text[] := '{}';
    places text := '';
    said text := product."brand";
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
    RETURN setweight(to_tsvector('search_english', search_text(product."name" || ' ' || product."sku")), 'A')
        || setweight(search_codes(ARRAY[product."sku"]), 'A')
        || setweight(to_tsvector('search_english', search_text(places)), 'B')
        || setweight(to_tsvector('search_english', search_text(said)), 'C')
        || setweight(to_tsvector('search_english', search_text(product."description")), 'D');
END $$;

-- The vector depends on categories as well, so it is kept by triggers instead of being generated.
ALTER TABLE "products" ALTER COLUMN "search" DROP EXPRESSION;

CREATE FUNCTION fill_search_vector() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW."search" := search_vector(NEW);
    RETURN NEW;
END $$;
CREATE TRIGGER "products_search" BEFORE INSERT OR UPDATE OF
    "name", "sku", "brand", "description", "attributes", "category_id" ON "products"
    FOR EACH ROW EXECUTE FUNCTION fill_search_vector();

CREATE FUNCTION refill_search_vectors() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE products p SET "search" = search_vector(p)
     WHERE p."category_id" IN (
        SELECT below."id" FROM categories below WHERE starts_with(below."path" || '/', NEW."path" || '/'));
    RETURN NULL;
END $$;
CREATE TRIGGER "categories_renamed" AFTER UPDATE OF "name", "path" ON "categories"
    FOR EACH ROW WHEN (OLD."name" IS DISTINCT FROM NEW."name" OR OLD."path" IS DISTINCT FROM NEW."path")
    EXECUTE FUNCTION refill_search_vectors();

-- Misspelt words are compared with names as search sees them.
DROP INDEX "products_name_trgm_idx";
CREATE INDEX "products_name_trgm_idx" ON "products" USING gin (search_text("name") gin_trgm_ops);

-- What running shops have already.
UPDATE "products" p SET "search" = search_vector(p);
