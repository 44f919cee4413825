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
CREATE FUNCTION search_text(content text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT regexp_replace(
        regexp_replace(
            regexp_replace(
                lower(public.unaccent('public.unaccent'::regdictionary, normalize(content, NFKC))),
                '[''’]', '', 'g'),
            '[^[:alnum:]\u00aa-\uffff]+|[\u2000-\u2bff\u3000-\u3004\u3008-\u3020\uff00-\uff65]+', ' ', 'g'),
        '([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff])', ' \1 ', 'g')
$$;

-- Words of the shop by their English stems; numbers and codes as they are.
CREATE TEXT SEARCH CONFIGURATION search_english (COPY = english);
ALTER TEXT SEARCH CONFIGURATION search_english
    ALTER MAPPING FOR asciiword, word, hword, hword_asciipart, hword_part, asciihword WITH unaccent, english_stem;

-- The pieces a code is found by: `HM-10385` as hm10385 and 10385, `ABC-12-XL` as abc12xl and 12xl. A piece of letters
-- alone would be a word, so only the whole code may be that.
CREATE FUNCTION search_codes(codes text[]) RETURNS tsvector
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT array_to_tsvector(coalesce(array_agg(DISTINCT piece), '{}'))
      FROM unnest(codes) AS code,
           LATERAL (SELECT regexp_split_to_array(trim(search_text(code)), ' +') AS parts) split,
           LATERAL generate_subscripts(split.parts, 1) AS start,
           LATERAL (SELECT array_to_string(split.parts[start:], '') AS piece) pieces
     WHERE piece <> '' AND (start = 1 OR piece ~ '\d')
$$;

-- The colour as the attributes say it, whoever wrote them; empty where they do not.
CREATE FUNCTION product_colour(attributes jsonb) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(attributes->>'Colour', attributes->>'Color', attributes->>'colour', attributes->>'color', '')
$$;

-- A: name and codes; B: the categories from the root down; C: brand and attributes; D: description.
CREATE FUNCTION search_vector(product products) RETURNS tsvector
LANGUAGE sql STABLE AS $$
    SELECT setweight(to_tsvector('search_english', search_text(product."name")), 'A')
        || setweight(to_tsvector('search_english', search_text(product."sku")), 'A')
        || setweight(search_codes(ARRAY[product."sku"]), 'A')
        || setweight(to_tsvector('search_english', coalesce((
               SELECT string_agg(search_text(above."name"), ' ' ORDER BY level)
                 FROM (SELECT string_to_array("path", '/') AS slugs FROM categories
                        WHERE "id" = product."category_id") own
                CROSS JOIN LATERAL generate_subscripts(own.slugs, 1) AS level
                 JOIN categories above ON above."path" = array_to_string(own.slugs[:level], '/')), '')), 'B')
        || setweight(to_tsvector('search_english', search_text(product."brand")), 'C')
        || setweight(to_tsvector('search_english', coalesce((
               SELECT string_agg(search_text(value #>> '{}'), ' ')
                 FROM jsonb_path_query(product."attributes", 'strict $.**') AS value
                WHERE jsonb_typeof(value) = 'string'), '')), 'C')
        || setweight(to_tsvector('search_english', search_text(product."description")), 'D')
$$;

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
