import "server-only";
import { getDb, getPool } from "@/lib/platform/db/client";
import { siteAddress } from "@/lib/platform/http/site";
import { sendMail } from "@/lib/platform/mail/send-mail";
import { getSettings } from "@/lib/shop/settings/live-settings";

const BATCH = 200;

interface DueNotice {
  id: string;
  email: string;
  name: string;
  slug: string;
  sku: string;
}

/** Those whose product, or the variant they wait for, is for sale and at hand; the oldest first. */
const DUE_SQL = `
select n.id, n.email, n.sku, p.name, p.slug
  from stock_notices n join products p on p.id = n.product_id and p.status = 'active'
 where case when n.sku = '' then p.stock > 0 else exists (
         select from product_variants v
          where v.product_id = p.id and v.sku = n.sku and v.status = 'active' and v.stock > 0) end
 order by n.created_at limit $1`;

function letterOf(shop: string, { email, name, slug, sku }: DueNotice) {
  const link = siteAddress(`/products/${slug}${sku === "" ? "" : `?variant=${encodeURIComponent(sku)}`}`);
  return {
    to: email,
    subject: `${name} is back at ${shop}`,
    text: `You wanted to know when this can be had again: ${name}.\n\n${link}\n\nThis is the only e-mail about it. Your address is not kept for it any longer.\n`,
  };
}

/**
 * Tells everybody whose product can be had again, and lets go of their address. Throws when mails cannot be sent: whoever was
 * not told stays.
 *
 * @returns how many were told
 */
export async function sendDueNotices(signal?: AbortSignal): Promise<number> {
  const { rows } = await getPool("work").query<DueNotice>(DUE_SQL, [BATCH]);
  const { name: shop } = await getSettings();
  let told = 0;
  for (const notice of rows) {
    if (signal?.aborted) break;
    await sendMail(letterOf(shop, notice));
    await getDb().stockNotice.deleteMany({ where: { id: notice.id } });
    told++;
  }
  return told;
}
