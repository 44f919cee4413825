import { expect, it } from "vitest";
import { completeEnvironment } from "@/lib/platform/env";
import { listRoutes, makeVisitors } from "./visits";

it("knows a visit of every route there is, and of no other", () => {
  completeEnvironment({ DATABASE_URL: "postgresql://unused" });
  const visitors = makeVisitors({
    product: { id: 1, slug: "lamp" },
    category: "home",
    order: 1,
    model: "m",
    job: "j",
    shopper: "s",
    cookies: "",
  });
  expect(Object.keys(visitors).sort()).toEqual(listRoutes());
});
