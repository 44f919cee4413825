import "server-only";
import { createTransport } from "nodemailer";

const TIMEOUT_MS = 10_000;

/** A mail in plain text. */
export interface Letter {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
}

/**
 * Sends a mail through a server.
 *
 * @param server smtp:// or smtps://, with user and password where it wants them
 * @throws Error when the server does not take it
 */
export async function mailBy(server: string, { from, to, subject, text }: Letter): Promise<void> {
  const transport = createTransport({
    url: server,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
  try {
    await transport.sendMail({ from, to: [...to], subject, text });
  } finally {
    transport.close();
  }
}
