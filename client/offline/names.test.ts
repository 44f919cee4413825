import { expect, it } from "vitest";
import { isKeepable } from "./keep";
import { nameOfPage } from "./names";

const nameOf = (address: string) => nameOfPage(new URL(address, "https://shop.example"));

it("front page, categories and products are kept, each once; nothing of a visitor's own is", () => {
  expect(nameOf("/")).toBe("/");
  expect(nameOf("/category/home/lamps")).toBe("/category/home/lamps");
  expect(nameOf("/products/lamp?variant=RED")).toBe("/products/lamp");
  for (const other of [
    "/category/home?page=2",
    "/?script=off",
    "/search?q=lamp",
    "/cart",
    "/account",
    "/admin",
  ])
    expect(nameOf(other)).toBeNull();
});

it("a page that says it is one visitor's, or says nothing, is not kept", () => {
  const answer = (cacheControl: string | null, status = 200) => {
    const headers = new Headers();
    if (cacheControl !== null) headers.set("cache-control", cacheControl);
    const response = new Response("page", { status, headers });
    // One of the shop's own; those a test makes are of no origin.
    Object.defineProperty(response, "type", { value: "basic" });
    return response;
  };
  expect(isKeepable(answer("private, no-cache"))).toBe(true);
  expect(isKeepable(answer("private, no-cache, no-store, max-age=0"))).toBe(false);
  expect(isKeepable(answer(null))).toBe(false);
  expect(isKeepable(answer("private, no-cache", 503))).toBe(false);
});
