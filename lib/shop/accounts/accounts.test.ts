import { beforeEach, describe, expect, it } from "vitest";
import { findViewer } from "@/lib/shop/auth/viewer";
import { getDb } from "@/lib/platform/db/client";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { checkCredentials } from "./check-credentials";
import { createAccount, ensureAdmin, setRole } from "./commands";
import { addStaff, changeRole } from "./change-role";
import { isAdminRevoked } from "./queries";
import { credentialsSchema, signUpSchema } from "./schema";
import { endSession, endSessions, openSession } from "./sessions";

withTestDatabase();

const ann = { email: "ann@example.com", name: "Ann", password: "correct horse" };
let address = 0;
/** A network of its own for every sign-in. */
const nextAddress = () => `10.0.${address++}.1`;

beforeEach(async () => {
  await getDb().user.deleteMany();
});

async function signIn(email: string, password: string) {
  const account = await checkCredentials({ email, password }, nextAddress());
  const claims = account && (await openSession(account, null)).claims;
  return { claims, viewer: await findViewer(claims ?? undefined) };
}

describe("accounts", () => {
  it("opens to the right password alone, whatever the case of the e-mail", async () => {
    const { userId } = await createAccount(ann);
    const right = await signIn(" Ann@Example.com ", "correct horse");
    expect(right.viewer).toEqual({ userId, email: ann.email, name: "Ann", role: "customer" });
    expect((await signIn(ann.email, "correct hors")).claims).toBeNull();
    expect((await signIn("nobody@example.com", "correct horse")).claims).toBeNull();
  });

  it("keeps one account per e-mail", async () => {
    await createAccount(ann);
    await expect(createAccount(ann)).rejects.toMatchObject({
      code: "conflict",
      fields: [{ path: "email" }],
    });
    expect(await getDb().user.count()).toBe(1);
  });

  it("refuses names and e-mails that the database could not keep", () => {
    expect(signUpSchema.safeParse({ ...ann, name: "A\u0000nn" }).success).toBe(false);
    expect(signUpSchema.safeParse({ ...ann, email: "a\u0000@b.example" }).success).toBe(false);
    expect(signUpSchema.safeParse({ ...ann, password: "short" }).success).toBe(false);
    expect(credentialsSchema.safeParse({ ...ann, password: "x".repeat(801) }).success).toBe(false);
  });
});

describe("sessions", () => {
  it("end one by one: a copy of the cookie is worth nothing, another browser stays signed in", async () => {
    const { userId } = await createAccount(ann);
    const [laptop, phone] = [await signIn(ann.email, ann.password), await signIn(ann.email, ann.password)];
    await endSession(laptop.claims?.sessionId ?? "");
    expect(await findViewer(laptop.claims ?? undefined)).toBeNull();
    expect((await findViewer(phone.claims ?? undefined))?.userId).toBe(userId);
    // Ending it again is no mistake.
    await endSession(laptop.claims?.sessionId ?? "");
  });

  it("last thirty days, and leave nothing behind", async () => {
    await createAccount(ann);
    const { claims } = await signIn(ann.email, ann.password);
    await getDb().session.updateMany({ data: { expiresAt: new Date(Date.now() - 1_000) } });
    expect(await findViewer(claims ?? undefined)).toBeNull();
    await signIn(ann.email, ann.password);
    expect(await getDb().session.count()).toBe(1);
  });

  it("made before they could be ended one by one are over", async () => {
    const { userId, sessionVersion } = await createAccount(ann);
    expect(await findViewer({ userId, sessionVersion })).toBeNull();
  });

  it("end when the account's session version is raised", async () => {
    const { userId } = await createAccount(ann);
    const { claims } = await signIn(ann.email, ann.password);
    await endSessions(userId);
    expect(await findViewer(claims ?? undefined)).toBeNull();
    expect((await signIn(ann.email, ann.password)).viewer?.userId).toBe(userId);
  });

  it("end with the account", async () => {
    await createAccount(ann);
    const { claims } = await signIn(ann.email, ann.password);
    await getDb().user.deleteMany();
    expect(await findViewer(claims ?? undefined)).toBeNull();
  });

  it("take the role from the database, not from when they were made", async () => {
    const { userId } = await createAccount(ann);
    const { claims } = await signIn(ann.email, ann.password);
    await getDb().user.update({ where: { id: userId }, data: { role: "admin" } });
    expect((await findViewer(claims ?? undefined))?.role).toBe("admin");
    await getDb().user.update({ where: { id: userId }, data: { role: "customer" } });
    expect((await findViewer(claims ?? undefined))?.role).toBe("customer");
  });
});

describe("roles", () => {
  it("are given and taken with a trace, and taking one ends the sessions it opened", async () => {
    await createAccount(ann);
    expect(await setRole("nobody@example.com", "admin", "test")).toBe(false);
    expect(await setRole(ann.email, "admin", "test")).toBe(true);
    const { claims, viewer } = await signIn(ann.email, ann.password);
    expect(viewer?.role).toBe("admin");
    await setRole(ann.email, "customer", "test");
    expect(await findViewer(claims ?? undefined)).toBeNull();
    expect((await signIn(ann.email, ann.password)).viewer?.role).toBe("customer");
    const entries = await getDb().auditEntry.findMany({
      where: { action: { not: "sign-in" } },
      orderBy: { id: "asc" },
    });
    expect(entries.map(({ action, subject }) => [action, subject])).toEqual([
      ["admin.grant", ann.email],
      ["admin.revoke", ann.email],
    ]);
  });
});

describe("ensureAdmin", () => {
  const boss = { email: "Admin@aisle.local", password: "kept in the data folder" };

  it("makes the admin once", async () => {
    const { userId } = await ensureAdmin(boss);
    const { claims, viewer } = await signIn(boss.email, boss.password);
    expect(viewer).toMatchObject({ userId, role: "admin" });
    expect(await ensureAdmin(boss)).toEqual({ userId });
    expect(await findViewer(claims ?? undefined)).not.toBeNull();
  });

  it("is not for whom the right was taken from, until it is given back", async () => {
    const email = "admin@aisle.local";
    await ensureAdmin(boss);
    expect(await isAdminRevoked(email)).toBe(false);
    await setRole(email, "customer", "test");
    expect(await isAdminRevoked(email)).toBe(true);
    await setRole(email, "admin", "test");
    expect(await isAdminRevoked(email)).toBe(false);
  });

  it("does not hand the shop to a customer who took the address first", async () => {
    await createAccount({ ...ann, email: "admin@aisle.local" });
    const { claims } = await signIn("admin@aisle.local", ann.password);
    await ensureAdmin(boss);
    expect(await findViewer(claims ?? undefined)).toBeNull();
    expect((await signIn("admin@aisle.local", ann.password)).claims).toBeNull();
    expect((await signIn("admin@aisle.local", boss.password)).viewer?.role).toBe("admin");
  });
});

describe("who gives roles", () => {
  const us = { process: "test" };

  it("cannot leave the shop without an admin, not even two at once", async () => {
    const bob = { ...ann, email: "bob@example.com" };
    for (const one of [ann, bob]) {
      await createAccount(one);
      await changeRole({ email: one.email, role: "admin" }, us);
    }
    const demoted = await Promise.allSettled(
      [ann, bob].map(({ email }) => changeRole({ email, role: "viewer" }, us)),
    );
    expect(demoted.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await getDb().user.count({ where: { role: "admin" } })).toBe(1);
    await expect(changeRole({ email: "no@example.com", role: "viewer" }, us)).rejects.toMatchObject({
      code: expect.stringMatching(/not_found/),
    });
  });

  it("makes an account for somebody who has none, whose password is told once", async () => {
    const password = await addStaff({ email: "new@example.com", name: "", role: "merchandiser" }, us);
    expect((await signIn("new@example.com", password ?? "")).viewer?.role).toBe("merchandiser");
    expect(await addStaff({ email: "new@example.com", name: "", role: "analyst" }, us)).toBeNull();
  });
});
