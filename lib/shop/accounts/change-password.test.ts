import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { getDb } from "@/lib/platform/db/client";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { completeEnvironment, getLauncherEnv } from "@/lib/platform/env";
import { mailFolder } from "@/lib/platform/mail/send-mail";
import { findViewer, type Viewer } from "@/lib/shop/auth/viewer";
import { browserName } from "./browser-name";
import { changePassword } from "./change-password";
import { checkCredentials } from "./check-credentials";
import { createAccount } from "./commands";
import { isEasilyGuessed, newPassword } from "./new-password";
import { isResetOpen, resetPassword, sendResetLink } from "./password-resets";
import { openSession } from "./sessions";

const { pool } = withTestDatabase();
const ann = { email: "ann@example.com", name: "Ann Archer", password: "correct horse" };
const NEXT = "ein Pferd im Stall";
const { AISLE_DATA } = getLauncherEnv();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-mail-"));
let userId = "";

beforeAll(async () => {
  completeEnvironment({ AISLE_DATA: folder, NEXTAUTH_URL: "https://shop.example" });
  ({ userId } = await createAccount(ann));
});
afterAll(() => {
  completeEnvironment({ AISLE_DATA, NEXTAUTH_URL: "" });
  fs.rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  await pool().query("truncate attempts, password_resets, sessions cascade");
  fs.rmSync(mailFolder(), { recursive: true, force: true });
});

let network = 0;
const opens = async (password: string) =>
  (await checkCredentials({ email: ann.email, password }, `10.0.${network++}.1`)) !== null;
const sit = async () => {
  const { sessionVersion } = await getDb().user.findUniqueOrThrow({ where: { id: userId } });
  return (await openSession({ userId, sessionVersion }, null)).claims;
};

/** What was sent, the newest last, with the lines put together that were folded on the way. */
function mails(): string[] {
  if (!fs.existsSync(mailFolder())) return [];
  const files = fs.readdirSync(mailFolder()).sort();
  return files.map((file) =>
    fs.readFileSync(path.join(mailFolder(), file), "utf8").replaceAll("=\r\n", "").replaceAll("=3D", "="),
  );
}
const tokenIn = (mail = "") => /new-password\?token=([\w-]{43})/.exec(mail)?.[1] ?? "";

describe("a new password", () => {
  it("has any eight characters or more, and is not one of those that are tried first", async () => {
    const fits = (text: string) => newPassword.safeParse(text).success;
    expect(["sieben7", "x".repeat(201)].map(fits)).toEqual([false, false]);
    expect(["eight888", "        ", "пароль-пароль", "🐎🔋📎🐎🔋📎🐎🔋", "x".repeat(200)].map(fits)).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
    const guessed = (text: string) => isEasilyGuessed(text, ann);
    expect(await Promise.all(["password1", "Football1", "QWERTYUIOP"].map(guessed))).toEqual([
      true,
      true,
      true,
    ]);
    expect(await Promise.all(["ann@example.com", "Ann Archer", NEXT].map(guessed))).toEqual([
      true,
      true,
      false,
    ]);
    await expect(
      createAccount({ ...ann, email: "b@example.com", password: "iloveyou1" }),
    ).rejects.toMatchObject({
      code: "invalid",
      fields: [{ path: "password" }],
    });
  });
});

describe("whoever is signed in", () => {
  const viewer: Viewer = { userId: "", email: ann.email, name: ann.name, role: "customer" };
  const change = async (password: string, next: string, sessionId = "") =>
    changePassword(
      { ...viewer, userId },
      { password, newPassword: next },
      { sessionId, address: `10.9.${network++}.1` },
    );

  it("changes the password with the old one, is signed out elsewhere and told by mail", async () => {
    const [here, there] = [await sit(), await sit()];
    await sendResetLink(ann.email, "en-GB");
    const token = tokenIn(mails()[0]);
    await expect(change("wrong", NEXT)).rejects.toMatchObject({ fields: [{ path: "password" }] });
    await expect(change(ann.password, "password1")).rejects.toMatchObject({
      fields: [{ path: "newPassword" }],
    });
    await change(ann.password, NEXT, here.sessionId);
    expect(await opens(ann.password)).toBe(false);
    expect(await opens(NEXT)).toBe(true);
    expect([await findViewer(here), await findViewer(there)]).toEqual([expect.anything(), null]);
    // A link that was asked for before opens nothing any more.
    expect(await isResetOpen(token)).toBe(false);
    expect(mails().at(-1)).toMatch(/To: ann@example.com[^]*was changed/);
    await change(NEXT, ann.password, here.sessionId);
  });
});

describe("whoever has forgotten the password", () => {
  it("gets a link, which works once, ends every session, and is in no table and no address of anybody else", async () => {
    const claims = await sit();
    await sendResetLink(ann.email, "en-GB");
    const [mail = ""] = mails();
    const token = tokenIn(mail);
    expect(mail).toContain(`https://shop.example/sign-in/new-password?token=${token}`);
    expect(fs.statSync(path.join(mailFolder(), fs.readdirSync(mailFolder())[0] ?? "")).mode & 0o077).toBe(0);
    const { rows } = await pool().query("select * from password_resets");
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(await isResetOpen(token)).toBe(true);
    // A password that is refused does not use the link up.
    await expect(resetPassword(token, "password1")).rejects.toMatchObject({ fields: [{ path: "password" }] });
    const both = await Promise.allSettled([resetPassword(token, NEXT), resetPassword(token, NEXT)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect([await opens(NEXT), await findViewer(claims), await isResetOpen(token)]).toEqual([
      true,
      null,
      false,
    ]);
    await expect(resetPassword(token, NEXT)).rejects.toMatchObject({ code: "invalid" });
  });

  it("can use the newest link alone, for half an hour", async () => {
    await sendResetLink(ann.email, "en-GB");
    await sendResetLink(ann.email, "en-GB");
    const [old, newest] = mails().map(tokenIn);
    expect([await isResetOpen(old ?? ""), await isResetOpen(newest ?? "")]).toEqual([false, true]);
    await pool().query("update password_resets set expires_at = expires_at - interval '31 minutes'");
    expect(await isResetOpen(newest ?? "")).toBe(false);
    await expect(resetPassword(newest ?? "", NEXT)).rejects.toMatchObject({ code: "invalid" });
  });

  it("gets three an hour; an address without an account gets none, and nobody is told", async () => {
    for (let i = 0; i < 5; i++) await sendResetLink(ann.email, "en-GB");
    expect(mails()).toHaveLength(3);
    await sendResetLink("nobody@example.com", "en-GB");
    expect(mails()).toHaveLength(3);
  });
});

it("browsers are called what people call them", () => {
  const firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0";
  expect([browserName(firefox), browserName(null), browserName("<script>")]).toEqual([
    "Firefox on Windows",
    "",
    "",
  ]);
});
