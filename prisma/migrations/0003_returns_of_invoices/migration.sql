-- Imported cancellations of invoices were kept as "remove", which no longer takes a purchase back. Ids of imported
-- interactions are UUIDs of version 8; what shoppers took out of their carts since then is left as it is.
UPDATE "interactions" SET "kind" = 'return'
 WHERE "kind" = 'remove' AND substr("id"::text, 15, 1) = '8'
   AND EXISTS (SELECT 1 FROM "settings" WHERE "key" = 'catalog.source' AND "value" = '"online-retail"');
