import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { StaticFiles } from "./static-files";

const root = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-static-"));
const SCRIPT = "export const one = 1;\n".repeat(500);
let server: http.Server;

beforeAll(async () => {
  fs.mkdirSync(path.join(root, "chunks/[slug]"), { recursive: true });
  fs.writeFileSync(path.join(root, "chunks/a.js"), SCRIPT);
  fs.writeFileSync(path.join(root, "chunks/[slug]/page.js"), "2");
  fs.writeFileSync(path.join(root, "font.woff2"), Buffer.from([1, 2, 3]));
  fs.writeFileSync(path.join(root, "notes.secret"), "no file of a page");
  const files = new StaticFiles(root, "/_next/static");
  server = http.createServer((request, response) => {
    if (!files.serve(request, response)) response.writeHead(418).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => {
  server.close();
  fs.rmSync(root, { recursive: true });
});

interface Got {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
}

function ask(
  address: string,
  headers: http.OutgoingHttpHeaders = { "accept-encoding": "gzip, br" },
  method = "GET",
) {
  const { port } = server.address() as AddressInfo;
  return new Promise<Got>((resolve, reject) => {
    const request = http.request({ host: "127.0.0.1", port, path: address, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    request.on("error", reject).end();
  });
}

it("sends a script small, and for good", async () => {
  for (const address of ["/_next/static/chunks/a.js", "/_next/static/chunks/a.js?dpl=1"]) {
    const { status, headers, body } = await ask(address);
    expect([status, headers["content-encoding"], headers["content-type"]]).toEqual([
      200,
      "br",
      "application/javascript; charset=UTF-8",
    ]);
    expect(headers["cache-control"]).toContain("immutable");
    expect(brotliDecompressSync(body).toString()).toBe(SCRIPT);
    expect(body.length).toBeLessThan(SCRIPT.length / 50);
  }
  const { headers, body } = await ask("/_next/static/chunks/a.js", { "accept-encoding": "br" }, "HEAD");
  expect([Number(headers["content-length"]) > 0, body.length]).toEqual([true, 0]);
});

it("finds files by the addresses that links write", async () => {
  expect((await ask("/_next/static/chunks/%5Bslug%5D/page.js")).status).toBe(200);
});

it("sends what is dense already as it is, to everybody", async () => {
  const { headers, body } = await ask("/_next/static/font.woff2", {});
  expect([headers["content-encoding"], [...body]]).toEqual([undefined, [1, 2, 3]]);
});

it.each([
  "/_next/static/chunks/../../../etc/passwd",
  "/_next/static/%2e%2e/notes.secret",
  "/_next/static/notes.secret",
  "/_next/static/chunks/",
  "/_next/static/none.js",
  "/other/chunks/a.js",
])("leaves %s to others", async (address) => expect((await ask(address)).status).toBe(418));

it("leaves other forms to others", async () => {
  const address = "/_next/static/chunks/a.js";
  expect((await ask(address, { "accept-encoding": "gzip" })).status).toBe(418);
  expect((await ask(address, { "accept-encoding": "br", range: "bytes=0-1" })).status).toBe(418);
  expect((await ask(address, { "accept-encoding": "br" }, "POST")).status).toBe(418);
});
