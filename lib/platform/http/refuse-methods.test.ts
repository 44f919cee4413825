import { describe, expect, it } from "vitest";
import { refuseAllBut } from "./refuse-methods";

const context = { params: Promise.resolve({}) };

describe("methods a route does not have", () => {
  const handlers = refuseAllBut("GET");

  it("are refused by a problem document that says which there are", async () => {
    const response = await handlers.DELETE(new Request("http://shop.test/", { method: "DELETE" }), context);
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, HEAD, OPTIONS");
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({
      code: "method_not_allowed",
      requestId: response.headers.get("x-request-id"),
    });
  });

  it("can be asked for", async () => {
    const response = await handlers.OPTIONS(new Request("http://shop.test/", { method: "OPTIONS" }), context);
    expect(response.status).toBe(204);
    expect(response.headers.get("allow")).toBe("GET, HEAD, OPTIONS");
  });
});
