import "server-only";
import { getPool } from "@/lib/platform/db/client";
import {
  DESCRIPTION_COLUMNS,
  type DescriptionRow,
  type ProductDescription,
  TEXT_LENGTH,
  toDescription,
} from "./describe-product";

const PER_READ = 5_000;

/** What all products for sale say of themselves, some thousands at a time, by number. */
export async function* readDescriptions(): AsyncGenerator<ProductDescription[]> {
  for (let after = 0; ;) {
    const { rows } = await getPool("report").query<DescriptionRow>(
      `select ${DESCRIPTION_COLUMNS} from products p
        where p.id > $2 and p.status = 'active' order by p.id limit $3`,
      [TEXT_LENGTH, after, PER_READ],
    );
    if (rows.length > 0) yield rows.map(toDescription);
    if (rows.length < PER_READ) return;
    after = rows.at(-1)?.id ?? after;
  }
}

/** The same of those of these products that are for sale. */
export async function loadDescriptions(ids: readonly number[]): Promise<ProductDescription[]> {
  const { rows } = await getPool("report").query<DescriptionRow>(
    `select ${DESCRIPTION_COLUMNS} from products p where p.id = any($2) and p.status = 'active' order by p.id`,
    [TEXT_LENGTH, ids],
  );
  return rows.map(toDescription);
}
