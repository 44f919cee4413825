import "server-only";
import { getEnv } from "@/lib/platform/env";
import { getLog } from "@/lib/platform/log";
import { siteAddress } from "@/lib/platform/http/site";
import { mailBy } from "@/lib/platform/mail/mail-by";
import type { Alert } from "./alert";
import { postAlert } from "./webhook";

/** What became of an alert on one way: sent, refused, or nobody has set that way up. */
type Outcome = "sent" | "failed" | "off";

/**
 * Tells whoever runs the shop, by the webhook and the e-mail addresses of the environment; the log has every alert in any
 * case. Never throws and never takes longer than some seconds: an alert that cannot be sent must not stop what raised it.
 */
export async function sendAlert(alert: Alert): Promise<{ webhook: Outcome; email: Outcome }> {
  const log = getLog("alert");
  log.warn({ alert }, alert.title);
  const sent = { ...alert, link: siteAddress(alert.link), at: new Date().toISOString() };
  const { title, text, link } = sent;
  const attempt = async (way: string, send: (() => Promise<void>) | null): Promise<Outcome> => {
    if (!send) return "off";
    try {
      await send();
      return "sent";
    } catch (error) {
      log.error({ err: error, way, title: alert.title }, "an alert could not be sent");
      return "failed";
    }
  };
  const { AISLE_ALERT_WEBHOOK: url, AISLE_SMTP_URL: server, AISLE_ALERT_EMAIL: to } = getEnv();
  const from = getEnv().AISLE_ALERT_FROM ?? to?.[0];
  const [webhook, email] = await Promise.all([
    attempt("webhook", url ? () => postAlert(url, sent) : null),
    attempt(
      "email",
      server && to && from
        ? () => mailBy(server, { from, to, subject: title, text: `${text}\n\n${link}\n` })
        : null,
    ),
  ]);
  return { webhook, email };
}
