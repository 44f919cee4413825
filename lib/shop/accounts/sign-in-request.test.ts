import { describe, expect, it } from "vitest";
import { isAppError } from "@/lib/platform/errors";
import { checkSignInRequest, findForeignCookies } from "./sign-in-request";

const SITE = "https://shop.example";
const JSON_TYPE = "application/json";
const FORM = "application/x-www-form-urlencoded";

async function check(path: string, type?: string, body?: string): Promise<string> {
  const init = body === undefined ? {} : { method: "POST", body, headers: { "content-type": type ?? FORM } };
  try {
    await checkSignInRequest(new Request(`${SITE}/api/auth/${path}`, init), SITE);
    return "goes on";
  } catch (error) {
    if (!isAppError(error)) throw error;
    return [error.code, ...error.fields.map((field) => field.path)].join(" ");
  }
}

describe("what next-auth would fail at", () => {
  it.each([
    ["signin?callbackUrl=x", undefined, undefined],
    ["csrf?callbackUrl=//evil.example", undefined, undefined],
    ["session?callbackUrl=https://evil.example/a", undefined, undefined],
    ["signin/credentials", FORM, "callbackUrl=javascript:alert(1)"],
    ["signin/credentials", JSON_TYPE, '{"callbackUrl":{}}'],
    ["signout", JSON_TYPE, '{"callbackUrl":"x","json":true}'],
  ])("%s, %s: %s is refused, naming the field", async (path, type, body) => {
    expect(await check(path, type, body)).toBe("invalid callbackUrl");
  });

  it("is refused where the body is none", async () => {
    expect(await check("signout", JSON_TYPE, "{")).toBe("invalid");
    expect(await check("signout", JSON_TYPE, '{"csrfToken":[]}')).toBe("invalid csrfToken");
  });

  it.each([
    ["signin?callbackUrl=/account", undefined, undefined],
    [`session?callbackUrl=${SITE}/cart`, undefined, undefined],
    ["signin/credentials", FORM, "email=a%40b.c&callbackUrl=%2Faccount"],
    ["callback/credentials", JSON_TYPE, '{"email":"a@b.c","password":"x"}'],
  ])("%s, %s: %s goes on", async (path, type, body) => {
    expect(await check(path, type, body)).toBe("goes on");
  });

  it("is found among the cookies", () => {
    const cookies = [
      { name: "next-auth.callback-url", value: "nonsense" },
      { name: "__Secure-next-auth.callback-url", value: `${SITE}/account` },
      { name: "aisle_shopper", value: "nonsense" },
    ];
    expect(findForeignCookies(cookies, SITE)).toEqual(["next-auth.callback-url"]);
  });
});
