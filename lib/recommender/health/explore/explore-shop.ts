import "server-only";
import { getPool } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { EventColumns } from "@/lib/recommender/training/snapshot/event-columns";
import { IdTable } from "@/lib/recommender/training/snapshot/id-table";
import { countInteractions, readInteractions } from "@/lib/recommender/training/snapshot/interaction-rows";
import type { ExploredLog } from "./exploration";

interface ProductRow {
  id: number;
  name: string;
  active: boolean;
}

/** What people did in this shop, as it stands at one moment: 21 bytes an event. */
export async function readShopLog(signal?: AbortSignal): Promise<ExploredLog> {
  return inTransaction(
    async (_db, client) => {
      const { rows } = await client.query<ProductRow>(
        "select id, name, status = 'active' as active from products order by id",
      );
      const indexOf = new Map(rows.map(({ id }, index) => [id, index]));
      const columns = new EventColumns(await countInteractions(client, null));
      const shoppers = new IdTable();
      let unknown = 0;
      await readInteractions(
        client,
        null,
        ({ bytes, offset, productId, kind, value, at }) => {
          const product = indexOf.get(productId);
          if (product === undefined) unknown++;
          else columns.push(shoppers.add(bytes, offset), product, kind, value, at);
        },
        { signal },
      );
      return {
        name: "This shop",
        log: { ...columns.finish(), userCount: shoppers.size, itemCount: rows.length },
        timed: true,
        productNames: rows.map(({ name }) => name),
        onSale: Uint8Array.from(rows, ({ active }) => (active ? 1 : 0)),
        notes: [
          "Only what counts as done by people is in here: no robots, no admins, nothing held back, nobody’s events.",
          ...(unknown > 0 ? [`${unknown} events are of products that are no longer there.`] : []),
        ],
      };
    },
    { on: getPool("work"), readOnly: true, signal },
  );
}
