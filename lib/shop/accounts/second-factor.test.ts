import { Secret, TOTP } from "otpauth";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { getDb } from "@/lib/platform/db/client";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { completeEnvironment, getEnv } from "@/lib/platform/env";
import { uuidv7 } from "@/lib/platform/ids";
import { mayDo, requireRight } from "@/lib/shop/auth/actor";
import { findViewer } from "@/lib/shop/auth/viewer";
import {
  assertCode,
  beginEnrolment,
  cancelEnrolment,
  confirmEnrolment,
  readEnrolment,
  readFactor,
  removeLostFactor,
  removeOwnFactor,
  replaceRecoveryCodes,
} from "./second-factor";
import { withinRequest } from "@/lib/platform/request-context";
import { endOwnSession, endOtherSessions, listSessions, openSession } from "./sessions";

const { pool } = withTestDatabase();
const email = "boss@example.com";
let userId = "";
const holder = () => ({ userId, email });

beforeEach(async () => {
  await pool().query("truncate attempts, users, audit_entries cascade");
  userId = uuidv7();
  await getDb().user.create({
    data: { id: userId, email, name: "Boss", role: "admin", passwordHash: "none" },
  });
});
afterEach(() =>
  completeEnvironment({
    AISLE_STAFF_SECOND_FACTOR: "",
    AISLE_STAFF_IDLE_MINUTES: "",
    AISLE_STAFF_SESSION_HOURS: "",
  }),
);

const sit = async (isProven = false, browser = "Firefox on Windows") =>
  (await openSession({ userId, sessionVersion: 1 }, null, { browser, isProven })).claims;

/** What the app on a phone shows, `periods` half minutes from now. */
function codeOf(secret: string, periods = 0): string {
  const totp = new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 });
  return totp.generate({ timestamp: Date.now() + periods * 30_000 });
}

/** Sets a second factor up, with the code of the half minute before this one. */
async function enrol() {
  const claims = await sit();
  await beginEnrolment(userId);
  const secret = (await readEnrolment(holder()))?.secret ?? "";
  const codes = await confirmEnrolment(holder(), codeOf(secret, -1), claims.sessionId ?? "");
  return { claims, secret, codes };
}

const wrong = expect.objectContaining({
  code: "invalid",
  fields: [expect.objectContaining({ path: "code" })],
});

describe("a second factor", () => {
  it("is on once a code of it was shown; what an app has to know is told before that alone", async () => {
    await beginEnrolment(userId);
    expect((await readFactor(userId)).state).toBe("begun");
    const { secret = "", uri = "" } = (await readEnrolment(holder())) ?? {};
    expect(uri).toContain(`secret=${secret}`);
    expect(uri).toContain("boss%40example.com");
    await expect(confirmEnrolment(holder(), "000000", "")).rejects.toThrow(wrong);
    const other = await sit();
    const here = await sit();
    const codes = await confirmEnrolment(holder(), codeOf(secret), here.sessionId ?? "");
    expect(new Set(codes).size).toBe(10);
    expect(codes[0]).toMatch(/^[A-Z2-7]{6}(-[A-Z2-7]{6}){3}$/);
    expect(await readFactor(userId)).toEqual({ state: "on", recoveryCodes: 10 });
    expect(await readEnrolment(holder())).toBeNull();
    // Whoever was in by the password alone is out.
    expect(await findViewer(other)).toBeNull();
    expect(await findViewer(here)).not.toBeNull();
    await expect(beginEnrolment(userId)).rejects.toMatchObject({ code: "conflict" });
  });

  it("can be given up before it is on", async () => {
    await beginEnrolment(userId);
    await cancelEnrolment(userId);
    expect((await readFactor(userId)).state).toBe("none");
  });

  it("cannot be read out of the database, and recovery codes cannot either", async () => {
    const { secret, codes } = await enrol();
    const { rows } = await pool().query(
      "select * from second_factors f full join recovery_codes r using (user_id)",
    );
    const dump = JSON.stringify(rows);
    expect(dump).not.toContain(secret);
    for (const code of codes) expect(dump).not.toContain(code.replaceAll("-", ""));
    // Nor with another shop's secret.
    const { NEXTAUTH_SECRET } = getEnv();
    completeEnvironment({ NEXTAUTH_SECRET: "x".repeat(32) });
    await expect(assertCode(holder(), "123456")).rejects.toMatchObject({ code: "conflict" });
    completeEnvironment({ NEXTAUTH_SECRET });
  });

  it("takes each code once, and none that is older, whoever is first of two at once", async () => {
    const { secret } = await enrol();
    await expect(assertCode(holder(), codeOf(secret, -1))).rejects.toThrow(wrong);
    const twice = await Promise.allSettled(
      [codeOf(secret), codeOf(secret)].map((code) => assertCode(holder(), code)),
    );
    expect(twice.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const next = codeOf(secret, 1);
    await assertCode(holder(), `${next.slice(0, 3)} ${next.slice(3)}`);
    await expect(assertCode(holder(), codeOf(secret, 3))).rejects.toThrow(wrong);
  });

  it("is stood in for by each recovery code once, however it is typed, which is noted", async () => {
    const { codes } = await enrol();
    const [one = "", two = ""] = codes;
    await assertCode(holder(), one.toLowerCase().replaceAll("-", " "));
    await expect(assertCode(holder(), one)).rejects.toThrow(wrong);
    expect((await readFactor(userId)).recoveryCodes).toBe(9);
    const fresh = await replaceRecoveryCodes(holder(), two);
    await expect(assertCode(holder(), codes[2] ?? "")).rejects.toThrow(wrong);
    await assertCode(holder(), fresh[0] ?? "");
    const noted = await getDb().auditEntry.count({ where: { action: "factor.recovery", subject: email } });
    expect(noted).toBe(3);
  });

  it("makes whoever guesses wait, and takes the right code afterwards", async () => {
    const { secret } = await enrol();
    const guesses = await Promise.allSettled(
      Array.from({ length: 20 }, (_, i) => assertCode(holder(), `00000${i % 10}`)),
    );
    const slowed = guesses.filter(
      (one) => one.status === "rejected" && (one.reason as { code: string }).code === "rate_limited",
    );
    expect(slowed).toHaveLength(14);
    await pool().query("update attempts set expire = expire - 900000 where key like '%gate%'");
    await assertCode(holder(), codeOf(secret));
    await assertCode(holder(), codeOf(secret, 1));
  });

  it("is removed with a code, or by whoever runs the shop, which ends every session", async () => {
    const first = await enrol();
    await expect(removeOwnFactor(holder(), "000000", "")).rejects.toThrow(wrong);
    await removeOwnFactor(holder(), codeOf(first.secret), first.claims.sessionId ?? "");
    expect(await readFactor(userId)).toEqual({ state: "none", recoveryCodes: 0 });
    expect(await findViewer(first.claims)).not.toBeNull();

    const again = await enrol();
    expect(await removeLostFactor(email, "command line")).toBe(true);
    expect(await findViewer(again.claims)).toBeNull();
    expect(await removeLostFactor(email, "command line")).toBe(false);
    await expect(removeLostFactor("nobody@example.com", "command line")).rejects.toMatchObject({
      code: "not_found",
    });
    const removals = await getDb().auditEntry.findMany({
      where: { action: "factor.remove" },
      orderBy: { id: "asc" },
    });
    expect(removals.map(({ actor }) => actor)).toEqual([email, "command line"]);
  });
});

describe("a session of the staff", () => {
  it("opens nothing of the admin without a second factor, where one is required", async () => {
    const bare = await sit();
    expect((await findViewer(bare))?.role).toBe("admin");
    completeEnvironment({ AISLE_STAFF_SECOND_FACTOR: "required" });
    const viewer = await findViewer(bare);
    expect(viewer).toMatchObject({ role: "customer", lacksFactor: true });
    expect(mayDo(viewer, "orders:read")).toBe(false);
    expect(() => requireRight(viewer, "orders:read")).toThrow("second factor");
    expect(() => requireRight(viewer)).toThrow(expect.objectContaining({ code: "forbidden" }));
    // Setting one up opens it at once.
    const { claims } = await enrol();
    expect(await findViewer(claims)).toEqual({ userId, email, name: "Boss", role: "admin" });
    // Customers are asked for nothing.
    await getDb().user.update({ where: { id: userId }, data: { role: "customer" } });
    expect(await findViewer(await sit())).not.toHaveProperty("lacksFactor");
  });

  it("is a customer's outside the networks where the staff may work", async () => {
    const claims = await sit();
    completeEnvironment({ AISLE_STAFF_NETWORKS: "192.0.2.0/24,2001:db8::/32" });
    const roleFrom = (address: string) =>
      withinRequest({ requestId: "test", address }, async () => (await findViewer(claims))?.role);
    expect(await roleFrom("192.0.2.7")).toBe("admin");
    expect(await roleFrom("2001:db8::7")).toBe("admin");
    for (const elsewhere of ["198.51.100.7", "unknown", "::ffff:198.51.100.7"])
      expect(await roleFrom(elsewhere)).toBe("customer");
    expect((await findViewer(claims))?.role).toBe("customer");
    completeEnvironment({ AISLE_STAFF_NETWORKS: "" });
    expect(await roleFrom("198.51.100.7")).toBe("admin");
  });

  it("ends when it lies unused, and after some hours however it is used; a customer's does not", async () => {
    const age = (interval: string) =>
      pool().query("update sessions set created_at = now() - $1::interval", [interval]);
    const claims = await sit();
    await age("59 minutes");
    expect(await findViewer(claims)).not.toBeNull();
    // Looking at a page was a use.
    await age("11 hours");
    expect(await findViewer(claims)).not.toBeNull();
    await age("12 hours 1 minute");
    expect(await findViewer(claims)).toBeNull();
    await age("11 hours");
    await pool().query("update session_uses set seen_at = now() - interval '61 minutes'");
    expect(await findViewer(claims)).toBeNull();
    completeEnvironment({ AISLE_STAFF_IDLE_MINUTES: "90" });
    expect(await findViewer(claims)).not.toBeNull();
    completeEnvironment({ AISLE_STAFF_IDLE_MINUTES: "1", AISLE_STAFF_SESSION_HOURS: "1" });
    await getDb().user.update({ where: { id: userId }, data: { role: "customer" } });
    await pool().query("update session_uses set seen_at = now() - interval '20 days'");
    expect(await findViewer(claims)).not.toBeNull();
  });
});

describe("the sessions of an account", () => {
  it("are listed for their holder, and ended one by one or all others at once, never somebody else's", async () => {
    const [phone, laptop, here] = [await sit(), await sit(false, ""), await sit(true, "Chrome on Linux")];
    await pool().query("update sessions set created_at = now() - interval '5 minutes'");
    await findViewer(here);
    const sessions = await listSessions(userId);
    expect(sessions).toHaveLength(3);
    expect(sessions[0]).toMatchObject({ id: here.sessionId, browser: "Chrome on Linux" });
    await endOwnSession(uuidv7(), phone.sessionId ?? "");
    expect(await findViewer(phone)).not.toBeNull();
    await endOwnSession(userId, phone.sessionId ?? "");
    expect([await findViewer(phone), await findViewer(laptop)]).toEqual([null, expect.anything()]);
    await endOtherSessions(userId, here.sessionId ?? "");
    expect([await findViewer(laptop), await findViewer(here)]).toEqual([null, expect.anything()]);
  });

  it("that are of the staff leave a trace of how they were opened", async () => {
    await sit(true);
    const entry = await getDb().auditEntry.findFirst({ where: { action: "sign-in" } });
    expect(entry).toMatchObject({ actor: email, detail: { secondFactor: true } });
  });
});
