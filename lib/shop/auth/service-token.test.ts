import http from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWTHeaderParameters, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { completeEnvironment } from "@/lib/platform/env";
import { isAppError } from "@/lib/platform/errors";
import { readServiceToken } from "./service-token";

const NOW = Date.UTC(2026, 5, 1, 12);
const ISSUER = "https://login.example/";
const AUDIENCE = "https://shop.example";
const pair = await generateKeyPair("ES256");
const stranger = await generateKeyPair("ES256");
const jwk = { ...(await exportJWK(pair.publicKey)), kid: "one", use: "sig", alg: "ES256" };

let asked = 0;
const provider = http.createServer((_request, response) => {
  asked++;
  response.setHeader("content-type", "application/json").end(JSON.stringify({ keys: [jwk] }));
});
beforeAll(() => new Promise<void>((resolve) => provider.listen(0, "127.0.0.1", resolve)));
afterAll(() => new Promise((resolve) => provider.close(resolve)));

const addressOf = (server: http.Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`;

interface Token {
  claims?: Record<string, unknown>;
  header?: JWTHeaderParameters;
  key?: Parameters<SignJWT["sign"]>[0];
  /** Seconds after now. */
  expires?: number;
}

function make({
  claims = {},
  header = { alg: "ES256", kid: "one" },
  key = pair.privateKey,
  expires = 60,
}: Token) {
  const whole = {
    iss: ISSUER,
    aud: AUDIENCE,
    sub: "warehouse",
    scope: "catalog:write orders:read",
    ...claims,
  };
  const exp = NOW / 1_000 + expires;
  return new SignJWT({ ...whole, exp }).setProtectedHeader(header).sign(key);
}

function configure(address = addressOf(provider)): void {
  completeEnvironment({
    DATABASE_URL: "postgres://localhost/none",
    AISLE_JWKS_URL: address,
    AISLE_JWT_ISSUER: ISSUER,
    AISLE_JWT_AUDIENCE: AUDIENCE,
  });
}

async function refusalOf(token: string): Promise<string> {
  try {
    await readServiceToken(token, NOW);
    return "taken";
  } catch (error) {
    return isAppError(error) ? error.code : String(error);
  }
}

describe("a service's token", () => {
  it("is worth the scopes it names, as far as keys may have them", async () => {
    configure();
    expect(await readServiceToken(await make({}), NOW)).toEqual({
      subject: "warehouse",
      scopes: ["catalog:write", "orders:read"],
    });
    const list = await make({ claims: { scope: undefined, scp: ["jobs:read", "users:write", "anything"] } });
    expect((await readServiceToken(list, NOW))?.scopes).toEqual(["jobs:read"]);
    expect((await readServiceToken(await make({ claims: { scope: 7 } }), NOW))?.scopes).toEqual([]);
    // The keys are kept.
    expect(asked).toBe(1);
  });

  it("is refused when it is forged, over, or for somebody else", async () => {
    configure();
    const secret = new TextEncoder().encode(JSON.stringify(jwk).padEnd(64));
    const bad: Token[] = [
      { expires: -60 },
      { claims: { iss: "https://evil.example/" } },
      { claims: { aud: "https://other.example" } },
      { claims: { sub: undefined } },
      { claims: { nbf: NOW / 1_000 + 600 } },
      { key: stranger.privateKey },
      { header: { alg: "ES256", kid: "two" } },
      { header: { alg: "HS256", kid: "one" }, key: secret },
    ];
    for (const token of bad) expect(await refusalOf(await make(token))).toBe("unauthenticated");
    const [head = "", body = ""] = (await make({})).split(".");
    expect(await refusalOf(`${head}.${body}.AAAA`)).toBe("unauthenticated");
    const none = Buffer.from('{"alg":"none"}').toString("base64url");
    expect(await refusalOf(`${none}.${body}.AAAA`)).toBe("unauthenticated");
    // Clocks differ a little.
    expect(await refusalOf(await make({ expires: -10 }))).toBe("taken");
  });

  it("is no fault of its owner's when the provider is away", async () => {
    const closed = http.createServer();
    await new Promise<void>((resolve) => closed.listen(0, "127.0.0.1", resolve));
    const address = addressOf(closed);
    await new Promise((resolve) => closed.close(resolve));
    configure(address);
    expect(await refusalOf(await make({}))).toBe("unavailable");
  });

  it("is none where no provider is set, and a key of the shop's never is", async () => {
    configure();
    expect(await readServiceToken("aisle_sk_abcdef", NOW)).toBeNull();
    completeEnvironment({ AISLE_JWKS_URL: "" });
    expect(await readServiceToken(await make({}), NOW)).toBeNull();
  });
});
