import { once } from "node:events";
import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { afterEach, beforeEach, expect, it } from "vitest";
import { completeEnvironment } from "@/lib/platform/env";
import { ensureSecrets } from "@/lib/platform/postgres/secrets";
import { sendAlert } from "./send-alert";

const alert = {
  title: "The model “als” was rolled back",
  text: "Its click rate fell from 6.1 % to 2.0 % — below what chance explains.\nThe version before it serves again.",
  link: "/admin/health",
};

const closing: (() => Promise<unknown>)[] = [];

beforeEach(() => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-alerts-"));
  completeEnvironment({
    ...ensureSecrets(folder),
    LOG_LEVEL: "silent",
    DATABASE_URL: "postgres://localhost/none",
    NEXTAUTH_URL: "https://shop.example",
    AISLE_ALERT_WEBHOOK: "",
    AISLE_ALERT_EMAIL: "",
    AISLE_ALERT_FROM: "",
    AISLE_SMTP_URL: "",
  });
  fs.rmSync(folder, { recursive: true });
});

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A webhook that answers with these states, one after the other, and the last one from then on. */
async function openWebhook(...answers: number[]) {
  const received: Record<string, string>[] = [];
  const server = http.createServer((request, response) => {
    void text(request).then((body) => {
      received.push(JSON.parse(body) as Record<string, string>);
      response.writeHead(answers[Math.min(received.length, answers.length) - 1] ?? 200).end("ok");
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, received };
}

interface Mail {
  readonly from: string;
  readonly to: string[];
  readonly raw: string;
}

/** A mail server that asks for a user and password, or takes mail from anybody. */
async function openMailServer(password: string | null) {
  const received: Mail[] = [];
  const server = new SMTPServer({
    authOptional: password === null,
    allowInsecureAuth: true,
    hideSTARTTLS: true,
    onAuth: (auth, _, done) => {
      if (auth.username === "shop" && auth.password === password) done(null, { user: "shop" });
      else done(new Error("wrong password"));
    },
    onData: (stream, session, done) => {
      void text(stream).then((raw) => {
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom === false ? "" : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          // Long lines are folded on the way.
          raw: raw.replaceAll("=\r\n", ""),
        });
        done();
      });
    },
  });
  const listener = server.listen(0, "127.0.0.1");
  await once(listener, "listening");
  closing.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { address: `127.0.0.1:${(listener.address() as AddressInfo).port}`, received };
}

it("reaches the webhook as JSON, with the whole message as chat programs show it and the parts beside it", async () => {
  const { url, received } = await openWebhook(200);
  completeEnvironment({ AISLE_ALERT_WEBHOOK: url });
  expect(await sendAlert(alert)).toEqual({ webhook: "sent", email: "off" });
  expect(received).toEqual([
    {
      title: alert.title,
      text: `${alert.title}\n${alert.text}\nhttps://shop.example/admin/health`,
      details: alert.text,
      link: "https://shop.example/admin/health",
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    },
  ]);
});

it("reaches everybody by e-mail, through a server that wants a password", async () => {
  const { address, received } = await openMailServer("s3cret");
  completeEnvironment({
    AISLE_SMTP_URL: `smtp://shop:s3cret@${address}`,
    AISLE_ALERT_EMAIL: "ann@shop.example, bob@shop.example",
    AISLE_ALERT_FROM: "shop@shop.example",
  });
  expect(await sendAlert(alert)).toEqual({ webhook: "off", email: "sent" });
  const [mail] = received;
  expect(mail).toMatchObject({
    from: "shop@shop.example",
    to: ["ann@shop.example", "bob@shop.example"],
  });
  const [head, body] = mail!.raw.split("\r\n\r\n");
  expect(head).toContain("Subject: =?UTF-8?");
  expect(body).toContain("The version before it serves again.");
  expect(mail!.raw).toContain("https://shop.example/admin/health");
});

it("is tried once more when a webhook stumbles, and goes by e-mail when it stays down", async () => {
  const stumbling = await openWebhook(503, 200);
  completeEnvironment({ AISLE_ALERT_WEBHOOK: stumbling.url });
  expect(await sendAlert(alert)).toMatchObject({ webhook: "sent" });
  expect(stumbling.received).toHaveLength(2);

  const down = await openWebhook(500);
  const mail = await openMailServer(null);
  completeEnvironment({
    AISLE_ALERT_WEBHOOK: down.url,
    AISLE_SMTP_URL: `smtp://${mail.address}`,
    AISLE_ALERT_EMAIL: "ann@shop.example",
  });
  expect(await sendAlert(alert)).toEqual({ webhook: "failed", email: "sent" });
  expect(mail.received[0]?.from).toBe("ann@shop.example");
});

it("throws nothing where nobody listens, a password is wrong, or nothing is set up", async () => {
  const { address } = await openMailServer("s3cret");
  completeEnvironment({
    AISLE_ALERT_WEBHOOK: "http://127.0.0.1:9/hook",
    AISLE_SMTP_URL: `smtp://shop:wrong@${address}`,
    AISLE_ALERT_EMAIL: "ann@shop.example",
  });
  expect(await sendAlert(alert)).toEqual({ webhook: "failed", email: "failed" });
  completeEnvironment({ AISLE_ALERT_WEBHOOK: "", AISLE_SMTP_URL: "", AISLE_ALERT_EMAIL: "" });
  expect(await sendAlert(alert)).toEqual({ webhook: "off", email: "off" });
});
