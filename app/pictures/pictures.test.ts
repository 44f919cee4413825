import { describe, expect, it } from "vitest";
import { GET } from "./[spec]/route";

const get = (spec: string) =>
  GET(new Request(`http://shop.test/pictures/${spec}`), { params: Promise.resolve({ spec }) });

describe("GET /pictures/{spec}", () => {
  it("serves a picture that may be kept for ever and can do nothing", async () => {
    const response = await get("mug_blue_stripes_1x9k.svg");
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("image/svg+xml; charset=utf-8");
    expect(response.headers.get("cache-control")).toContain("immutable");
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(await response.text()).toMatch(/^<svg .*<\/svg>$/s);
  });

  it("knows no other address", async () => {
    for (const spec of ["mug.svg", "mug_blue_1.svg?x", "<script>", "mug_blue_00.svg"]) {
      expect((await get(spec)).status).toBe(404);
    }
  });
});
