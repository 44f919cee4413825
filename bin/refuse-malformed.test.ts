import http from "node:http";
import net, { type AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerUnreadable, refuseMalformed } from "./refuse-malformed.mjs";

const server = http.createServer(
  { maxHeaderSize: 128 * 1024 },
  refuseMalformed((_, response) => response.end("Next")),
);
server.on("clientError", answerUnreadable);
beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));

/** By hand: fetch corrects addresses before it sends them. */
function get(
  path: string,
  method = "GET",
  headers: Record<string, string> = {},
): Promise<{ status?: number; type?: string; id?: unknown; allow?: string; text: string }> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const request = http.request({ host: "127.0.0.1", port, path, method, headers }, async (answer) => {
      const text = (await answer.toArray()).join("");
      const { "content-type": type, "x-request-id": id, allow } = answer.headers;
      resolve({ status: answer.statusCode, type, id, allow, text });
    });
    request.once("error", reject);
    request.end();
  });
}

describe("in front of Next", () => {
  it.each(["/api/similar/%", "/category/%zz", "/products/%E2%82", "/%ff?q=a", "*", "shop"])(
    "%s is a 400",
    async (path) => {
      const { status, type, id, text } = await get(path);
      expect({ status, type }).toEqual({ status: 400, type: "application/problem+json" });
      expect(JSON.parse(text)).toMatchObject({ code: "invalid", requestId: id });
    },
  );

  it.each(["a b:c", "shop.example:", "shop.example/x", "user@shop.example", "[::1", "%%", "shop:123456"])(
    "the host %s is a 400",
    async (host) => {
      const { status, text } = await get("/api/similar/prd_1", "GET", { host });
      expect([status, JSON.parse(text)]).toMatchObject([400, { code: "invalid" }]);
    },
  );

  it.each(["shop.example", "shop_1.example:8080", "10.0.0.1", "[::1]:3000", "xn--mbel-5qa.example"])(
    "the host %s goes on",
    async (host) => expect(await get("/", "GET", { host })).toMatchObject({ status: 200 }),
  );

  it("a method that no request of the web has is a 405 that says which there are", async () => {
    const { status, type, allow, text } = await get("/api/search?q=lamp", "TRACE");
    expect({ status, type }).toEqual({ status: 405, type: "application/problem+json" });
    expect(allow).toContain("GET, HEAD, POST");
    expect(JSON.parse(text)).toMatchObject({ code: "method_not_allowed", status: 405 });
  });

  it.each(["/", "/category/caf%C3%A9", "/search?q=100%", "/api/similar/%00"])("%s goes on", async (path) => {
    expect(await get(path)).toMatchObject({ status: 200, text: "Next" });
  });

  it("the name of a browser is passed on as far as any browser's goes", async () => {
    const { port } = server.address() as AddressInfo;
    const lengths = new Set<number>();
    server.on("request", ({ headers }) => lengths.add(headers["user-agent"]?.length ?? 0));
    for (const length of [40, 60_000])
      await fetch(`http://127.0.0.1:${port}/`, { headers: { "user-agent": "x".repeat(length) } });
    expect([...lengths]).toEqual([40, 512]);
  });

  it.each([
    ["headers that never end", `GET /${"a".repeat(2_000_000)} HTTP/1.1\r\n`, 431, "too_large"],
    ["what is no request", "what is this\r\n\r\n", 400, "invalid"],
  ])("%s are answered before the connection is closed", async (_, sent, status, code) => {
    const { port } = server.address() as AddressInfo;
    const socket = net.connect(port, "127.0.0.1", () => socket.write(sent));
    const answer = (await socket.toArray()).join("");
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toContain("content-type: application/problem+json");
    expect(JSON.parse(answer.slice(answer.indexOf("{")))).toMatchObject({ status, code });
  });
});
