-- Publishable keys beside secret ones, with origins, an end and a successor; and what backfills work out in advance.

-- CreateEnum
CREATE TYPE "key_kind" AS ENUM ('secret', 'publishable');

-- AlterTable
ALTER TABLE "api_keys" ADD COLUMN     "created_by" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "expires_at" TIMESTAMPTZ(3),
ADD COLUMN     "kind" "key_kind" NOT NULL DEFAULT 'secret',
ADD COLUMN     "origins" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "replaced_by" TEXT,
ADD COLUMN     "token" TEXT;

-- CreateTable
CREATE TABLE "precomputed_recommendations" (
    "shopper_id" UUID NOT NULL,
    "rank" SMALLINT NOT NULL,
    "product_id" INTEGER NOT NULL,
    "score" REAL NOT NULL,
    "model_version" TEXT,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "precomputed_recommendations_pkey" PRIMARY KEY ("shopper_id","rank")
);

-- Every web process keeps keys in memory and forgets those that change. When one was used last changes nothing it may do.
CREATE FUNCTION notify_api_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('api_keys', coalesce(NEW."prefix", OLD."prefix"));
    RETURN NULL;
END $$;

CREATE TRIGGER "api_keys_changed" AFTER INSERT OR DELETE
    OR UPDATE OF "prefix", "hash", "kind", "scopes", "origins", "expires_at", "revoked_at" ON "api_keys"
    FOR EACH ROW EXECUTE FUNCTION notify_api_key();

-- A batch of products is named one by one as far as a notice can hold it, so that processes read those and not all.
CREATE OR REPLACE FUNCTION notify_catalog_rows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    payload text;
BEGIN
    SELECT string_agg("id"::text, ',') INTO payload FROM changed;
    IF payload IS NOT NULL THEN
        PERFORM pg_notify('catalog', CASE WHEN length(payload) > 7000 THEN '*' ELSE payload END);
    END IF;
    RETURN NULL;
END $$;
