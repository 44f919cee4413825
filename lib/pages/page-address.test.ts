import type { IncomingMessage } from "node:http";
import { expect, it } from "vitest";
import { randomId } from "@/lib/platform/ids";
import { SHOPPER_COOKIE } from "@/lib/shop/shoppers/shopper-cookie";
import { readPageAddress } from "./page-address";

const read = (url: string, headers: Record<string, string> = {}, method = "GET") =>
  readPageAddress({ method, url, headers } as unknown as IncomingMessage);

it.each([
  "/",
  "/category/home",
  "/category/home/lighting",
  "/products/blue-mug",
  "/products/gr%C3%BCne-tasse",
])("%s is kept", (url) => expect(read(url)).toEqual({ path: url, language: "en-GB", audience: "stranger" }));

it.each([
  "/cart",
  "/search?q=mug",
  "/products/blue-mug?variant=x",
  "/products/blue-mug/",
  "/products/blue-mug/reviews",
  "/category/",
  "/category//home",
  "/products/",
  "//",
  "/products/%62lue-mug",
  "/products/gr%c3%bcne-tasse",
  "/products/%",
  `/products/${"a".repeat(400)}`,
  "/products/a%00b?",
])("%s is not", (url) => expect(read(url)).toBeNull());

it("is for whoever asks for a whole page", () => {
  expect(read("/", {}, "POST")).toBeNull();
  expect(read("/", {}, "HEAD")).not.toBeNull();
  expect(read("/", { rsc: "1" })).toBeNull();
  expect(read("/", { "next-action": "x" })).toBeNull();
});

it("is another for whoever has something of this shop in the browser, without saying who", () => {
  const known = [
    `${SHOPPER_COOKIE}=${randomId()}`,
    "next-auth.session-token=x",
    `a=b; ${SHOPPER_COOKIE}=${randomId()}`,
  ];
  for (const cookie of known) expect(read("/", { cookie })?.audience).toBe("known");
  for (const cookie of ["", "a=b", `${SHOPPER_COOKIE}=rubbish`, `x${SHOPPER_COOKIE}=${randomId()}`])
    expect(read("/", { cookie })?.audience).toBe("stranger");
});

it("is not for whoever looks at a variant of an experiment", () => {
  expect(read("/", { cookie: "aisle-variant=a:b" })).toBeNull();
});
