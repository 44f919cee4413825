import { createTransport } from "nodemailer";
import type { SentAlert } from "./alert";

const TIMEOUT_MS = 10_000;

/** Who an e-mail comes from, goes to, and what server takes it. */
interface Envelope {
  readonly server: string;
  readonly from: string;
  readonly to: readonly string[];
}

/**
 * Sends an alert as plain text.
 *
 * @throws Error when the server does not take it
 */
export async function mailAlert({ server, from, to }: Envelope, alert: SentAlert): Promise<void> {
  const transport = createTransport({
    url: server,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
  try {
    await transport.sendMail({
      from,
      to: [...to],
      subject: alert.title,
      text: `${alert.text}\n\n${alert.link}\n`,
    });
  } finally {
    transport.close();
  }
}
