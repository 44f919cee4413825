import "server-only";
import { LRUCache } from "lru-cache";
import { getDb, getPool } from "@/lib/platform/db/client";
import { messageOf } from "@/lib/platform/errors";
import { siteAddress } from "@/lib/platform/http/site";
import { getLog } from "@/lib/platform/log";
import { sendMail } from "@/lib/platform/mail/send-mail";
import { createSingleton } from "@/lib/platform/singleton";
import { textsIn } from "@/lib/shop/settings/languages";
import { getSettings } from "@/lib/shop/settings/live-settings";
import type { ShopSettings } from "@/lib/shop/settings/settings";
import { lettersWords } from "@/lib/words/letters";
import { speak } from "@/lib/words/words";

const BATCH = 200;
/** After so many failures one after the other it is not the addresses. */
const MOST_FAILURES = 10;

/** Those whose mail was refused lately wait behind all others: an address nobody can be reached at must not keep them waiting. */
const getRefused = createSingleton("notices.refused", () => new LRUCache<string, true>({ max: 1_000 })).get;

interface DueNotice {
  id: string;
  email: string;
  name: string;
  slug: string;
  sku: string;
  /** What was asked in; null: that of the shop. */
  language: string | null;
}

/** Those whose product, or the variant they wait for, is for sale and at hand: the oldest first, and last those of $2. */
const DUE_SQL = `
select n.id, n.email, n.sku, n.language, p.name, p.slug
  from stock_notices n join products p on p.id = n.product_id and p.status = 'active'
 where case when n.sku = '' then p.stock > 0 else exists (
         select from product_variants v
          where v.product_id = p.id and v.sku = n.sku and v.status = 'active' and v.stock > 0) end
 order by n.id = any($2::uuid[]), n.created_at limit $1`;

function letterOf(settings: ShopSettings, notice: DueNotice) {
  const { email, name, slug, sku, language } = notice;
  const { say } = speak(lettersWords, language ?? settings.language);
  const { name: shop } = textsIn(settings, language ?? settings.language);
  const link = siteAddress(`/products/${slug}${sku === "" ? "" : `?variant=${encodeURIComponent(sku)}`}`);
  return {
    to: email,
    subject: say("noticeSubject", { name, shop }),
    text: `${say("notice", { name })}\n\n${link}\n\n${say("noticeOnce")}\n`,
  };
}

/**
 * Tells everybody whose product can be had again, and lets go of their address. Whoever cannot be told keeps no other waiting, and
 * is tried again the next time. Throws when nobody could be told.
 *
 * @returns how many were told
 */
export async function sendDueNotices(signal?: AbortSignal): Promise<number> {
  const refused = getRefused();
  const { rows } = await getPool("work").query<DueNotice>(DUE_SQL, [BATCH, [...refused.keys()]]);
  const settings = await getSettings();
  let told = 0;
  let failures: unknown[] = [];
  for (const notice of rows) {
    if (signal?.aborted || failures.length === MOST_FAILURES) break;
    try {
      await sendMail(letterOf(settings, notice));
    } catch (error) {
      getLog("mail").warn({ notice: notice.id, error: messageOf(error) }, "a notice could not be sent");
      refused.set(notice.id, true);
      failures.push(error);
      continue;
    }
    await getDb().stockNotice.deleteMany({ where: { id: notice.id } });
    told++;
    failures = [];
  }
  if (told === 0 && failures.length > 0) throw new AggregateError(failures, messageOf(failures[0]));
  return told;
}
