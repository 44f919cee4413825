import "server-only";
import { getEnv } from "@/lib/platform/env";
import { getLog } from "@/lib/platform/log";
import type { Alert, SentAlert } from "./alert";
import { mailAlert } from "./email";
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
  const sent = complete(alert);
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
    attempt("email", server && to && from ? () => mailAlert({ server, from, to }, sent) : null),
  ]);
  return { webhook, email };
}

function complete({ title, text, link }: Alert): SentAlert {
  const { NEXTAUTH_URL, PORT } = getEnv();
  const shop = NEXTAUTH_URL ?? `http://localhost:${PORT}`;
  return { title, text, link: new URL(link, shop).href, at: new Date().toISOString() };
}
