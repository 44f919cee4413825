import "server-only";
import fs from "node:fs/promises";
import path from "node:path";
import { createTransport } from "nodemailer";
import { getLauncherEnv, getEnv } from "@/lib/platform/env";
import { hasLine } from "@/lib/platform/files/has-line";
import { uuidv7 } from "@/lib/platform/ids";
import { getLog } from "@/lib/platform/log";
import { createLineFinder, type Secrets } from "@/lib/platform/redact";
import { type Letter, mailBy } from "./mail-by";

/** A mail from the shop to somebody. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
}

/** Where mails lie that no server takes; only whoever runs the shop may read them. */
export const mailFolder = () => path.resolve(getLauncherEnv().AISLE_DATA, "mail");

function fromShop(): string {
  const { AISLE_MAIL_FROM, AISLE_ALERT_FROM, NEXTAUTH_URL = "http://localhost" } = getEnv();
  return AISLE_MAIL_FROM ?? AISLE_ALERT_FROM ?? `shop@${new URL(NEXTAUTH_URL).hostname}`;
}

async function keep(letter: Letter): Promise<void> {
  const transport = createTransport({ streamTransport: true, buffer: true });
  const { message } = await transport.sendMail({ ...letter, to: [...letter.to] });
  await fs.mkdir(mailFolder(), { recursive: true, mode: 0o700 });
  const file = path.join(mailFolder(), `${uuidv7()}.eml`);
  await fs.writeFile(file, message as Buffer, { mode: 0o600 });
  // What is in it may open an account: the log says where it lies, and no more.
  getLog("mail").info({ file }, "a mail was written to a file, because no AISLE_SMTP_URL is set");
}

/** Removes the mails kept in files that name somebody. Returns how many these were. */
export async function forgetInMails(secrets: Secrets): Promise<number> {
  const finds = createLineFinder(secrets);
  const names = await fs.readdir(mailFolder()).catch(() => []);
  let removed = 0;
  for (const name of names) {
    const file = path.join(mailFolder(), name);
    if (!(await hasLine(file, finds))) continue;
    await fs.rm(file, { force: true });
    removed++;
  }
  return removed;
}

/** Sends a mail through `AISLE_SMTP_URL`; without one it becomes a file in `mail` of the data folder. Throws when neither works. */
export async function sendMail({ to, subject, text }: Mail): Promise<void> {
  const letter = { from: fromShop(), to: [to], subject, text };
  const { AISLE_SMTP_URL: server } = getEnv();
  await (server ? mailBy(server, letter) : keep(letter));
}
