import { NextRequest } from "next/server";
import { unstable_doesMiddlewareMatch } from "next/experimental/testing/server";
import { afterEach, describe, expect, it } from "vitest";
import { completeEnvironment } from "@/lib/platform/env";
import { isUuid, randomId } from "@/lib/platform/ids";
import { SHOPPER_COOKIE } from "@/lib/shop/shoppers/shopper-cookie";
import { config, proxy } from "@/proxy";

function visit(cookie?: string, url = "http://shop.test/") {
  const response = proxy(new NextRequest(url, { headers: cookie ? { cookie } : {} }));
  // Next carries the rewritten request headers to the page under this prefix.
  const seen = (name: string) => response.headers.get(`x-middleware-request-${name}`) ?? "";
  return { response, seen, issued: response.headers.get("set-cookie") ?? "" };
}

afterEach(() => completeEnvironment({ AISLE_CONSENT: "inform" }));

describe("proxy", () => {
  it("leaves nothing in the browser of a shop that asks first", () => {
    completeEnvironment({ AISLE_CONSENT: "ask" });
    const { seen, issued } = visit("theme=dark");
    expect(issued).toBe("");
    expect(seen("cookie")).toBe("theme=dark");
  });

  it("gives a new visitor of a shop that informs a shopper id that the same request sees", () => {
    const { seen, issued } = visit("theme=dark");
    const id = new RegExp(`${SHOPPER_COOKIE}=([^;]+)`).exec(issued)?.[1] ?? "";
    expect(isUuid(id)).toBe(true);
    expect(seen("cookie")).toContain(`${SHOPPER_COOKIE}=${id}`);
    expect(seen("cookie")).toContain("theme=dark");
    expect(issued).toMatch(/HttpOnly/i);
    expect(issued).toMatch(/SameSite=lax/i);
    expect(issued).toMatch(/Max-Age=31536000/);
    expect(issued).not.toMatch(/Secure/);
  });

  it("marks the cookie secure over https", () => {
    expect(visit(undefined, "https://shop.test/").issued).toMatch(/Secure/);
  });

  it("keeps a known shopper and replaces an invalid id", () => {
    expect(visit(`${SHOPPER_COOKIE}=${randomId()}`).issued).toBe("");
    expect(visit(`${SHOPPER_COOKIE}=1; drop table`).issued).toContain(SHOPPER_COOKIE);
  });

  it("sends a strict policy whose nonce is new each time and known to the page", () => {
    const [first, second] = [visit(), visit()];
    const policy = first.response.headers.get("content-security-policy") ?? "";
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]{24}' 'strict-dynamic'(;|$)/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(first.seen("content-security-policy")).toBe(policy);
    expect(second.response.headers.get("content-security-policy")).not.toBe(policy);
    expect(first.response.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it.each([
    ["/", true],
    ["/products/apiary-kit", true],
    ["/apiary", true],
    ["/api/recommend", false],
    ["/pictures/x", false],
    ["/carousel.js", false],
    ["/_next/static/a.js", false],
  ])("runs before %s: %s", (url, runs) => {
    expect(unstable_doesMiddlewareMatch({ config, nextConfig: {}, url })).toBe(runs);
  });
});
