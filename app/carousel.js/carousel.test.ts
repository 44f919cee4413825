import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";

const ADDRESS = "https://shop.test/carousel.js";
let ask: (address?: string, headers?: Record<string, string>) => Response;
beforeAll(async () => {
  execFileSync(process.execPath, ["bin/build-scripts.mjs"]);
  const { GET } = await import("./route");
  ask = (address = ADDRESS, headers = {}) => GET(new Request(address, { headers }));
});

describe("/carousel.js", () => {
  it("is less than 6 KB on the wire", async () => {
    const text = await ask().text();
    expect(text).toContain("/api/recommend");
    expect(gzipSync(text).length).toBeLessThan(6_000);
  });

  it("runs under policies that forbid eval and inline code", async () => {
    expect(await ask().text()).not.toMatch(
      /\beval\(|new Function|innerHTML|insertAdjacentHTML|document\.write/,
    );
  });

  it("may be used by any page, and is kept: for an hour, or for ever by its version", async () => {
    const [plain, version] = [
      ask(),
      createHash("sha256")
        .update(await ask().text())
        .digest("hex")
        .slice(0, 12),
    ];
    expect(plain.headers.get("access-control-allow-origin")).toBe("*");
    expect(plain.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    expect(plain.headers.get("cache-control")).toContain("max-age=3600");
    expect(plain.headers.get("set-cookie")).toBeNull();
    expect(ask(`${ADDRESS}?v=${version}`).headers.get("cache-control")).toContain("immutable");
    expect(ask(`${ADDRESS}?v=another`).headers.get("cache-control")).toContain("max-age=3600");
    const again = ask(ADDRESS, { "if-none-match": plain.headers.get("etag") ?? "" });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  });
});
