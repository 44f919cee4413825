import type { User } from "next-auth";
import { decode, encode } from "next-auth/jwt";
import { describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { completeEnvironment } from "@/lib/platform/env";
import {
  getSessionCookie,
  getSessionOptions,
  SESSION_SECONDS,
  sealSession,
  type SessionClaims,
} from "./session";
import { assertAdmin, assertSignedIn, findViewer, type Viewer } from "./viewer";

withTestDatabase();

const customer: Viewer = { userId: "u", email: "ann@example.com", name: "Ann", role: "customer" };

/** What next-auth does with its cookie between sign-in and a later request. */
async function throughCookie(claims: SessionClaims, secret: string) {
  const { callbacks } = getSessionOptions();
  const { userId: id, sessionId = "", sessionVersion } = claims;
  const user = { id, sessionId, sessionVersion };
  const token = await callbacks?.jwt?.({
    token: { sub: "ann@example.com" },
    user: user as User,
    account: null,
  });
  const read = await decode({
    token: await encode({ token, secret }),
    secret: getSessionOptions().secret ?? "",
  });
  return callbacks?.session?.({
    session: { expires: "later" },
    token: read ?? {},
    user: { ...user, email: "", emailVerified: null },
    newSession: null,
    trigger: "update" as const,
  });
}

describe("a session", () => {
  it("carries who and which version, and nothing else", async () => {
    const claims = { userId: "u", sessionId: "s", sessionVersion: 3 };
    const session = await throughCookie(claims, getSessionOptions().secret ?? "");
    expect(session).toEqual({ expires: "later", claims });
  });

  it("that our own form opens is one next-auth reads, under the name and with the attributes it expects", async () => {
    const claims = { userId: "u", sessionId: "s", sessionVersion: 3 };
    const secret = getSessionOptions().secret ?? "";
    const read = await decode({ token: await sealSession(claims), secret });
    expect(read?.claims).toEqual(claims);
    const lifetime = Number(read?.exp) - Number(read?.iat);
    expect(Math.abs(lifetime - SESSION_SECONDS)).toBeLessThanOrEqual(1);
    const options = { httpOnly: true, sameSite: "lax", path: "/", secure: false };
    expect(getSessionCookie()).toEqual({ name: "next-auth.session-token", options });
    completeEnvironment({ NEXTAUTH_URL: "https://shop.example" });
    expect(getSessionCookie()).toEqual({
      name: "__Host-next-auth.session-token",
      options: { ...options, secure: true },
    });
    completeEnvironment({ NEXTAUTH_URL: "" });
  });

  it("made with another secret is none", async () => {
    await expect(throughCookie({ userId: "u", sessionVersion: 1 }, "x".repeat(32))).rejects.toThrow(
      "decryption operation failed",
    );
  });

  it("without claims is nobody's", async () => {
    expect(await findViewer(undefined)).toBeNull();
  });
});

describe("rights", () => {
  it("need somebody to be signed in", () => {
    expect(() => assertSignedIn(null)).toThrow(expect.objectContaining({ code: "unauthenticated" }));
    expect(() => assertAdmin(null)).toThrow(expect.objectContaining({ code: "unauthenticated" }));
    expect(assertSignedIn(customer)).toBe(customer);
  });

  it("of an admin are an admin's alone", () => {
    expect(() => assertAdmin(customer)).toThrow(expect.objectContaining({ code: "forbidden" }));
    const admin: Viewer = { ...customer, role: "admin" };
    expect(assertAdmin(admin)).toBe(admin);
  });
});
