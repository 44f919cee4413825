import "server-only";
import type { Db } from "@/lib/platform/db/client";

/** Called at sign-in: what the browser's shopper likes, the account's does from now on; of a product in both the newer word counts. */
export async function moveLikes(db: Db, fromShopper: string, intoShopper: string): Promise<void> {
  await db.$executeRaw`
    with moved as (delete from likes where shopper_id = ${fromShopper}::uuid returning product_id, liked, at)
    insert into likes (shopper_id, product_id, liked, at)
    select ${intoShopper}::uuid, product_id, liked, at from moved
    on conflict (shopper_id, product_id) do update set liked = excluded.liked, at = excluded.at
     where excluded.at > likes.at`;
}
