import { format, resolveConfig } from "prettier";
import { expect, it } from "vitest";
import type { Scope } from "@/lib/shop/auth/scopes";
import { listSources, readActions, readPageScope } from "./(admin)/admin/testing/read-guards";
import { collectOperations, UNDOCUMENTED } from "./api/openapi.json/collect-operations";
import { writeRightsPage } from "./api/testing/rights-page";

const PAGE = "docs/rights.md";

/** Routes that are no calls of the API, and who may ask for them. */
const OTHER_ROUTES: Readonly<Record<string, string>> = {
  ...UNDOCUMENTED,
  "/app/carousel.js/route.ts": "a script for the pages of everybody",
  "/app/offline.js/route.ts": "the same script for everybody",
  "/app/feed.xml/route.ts": "what is new in the shop, which everybody sees",
  "/app/social/[file]/route.ts": "pictures of products, which everybody sees",
  "/app/pictures/[spec]/route.ts": "draws what its address says",
  "/app/pictures/uploads/[file]/route.ts": "pictures of products, which everybody sees",
};

it("every route is a call of the API, or is known not to be one", async () => {
  const routes = listSources("app").filter((file) => file.endsWith("/route.ts"));
  const calls = (await collectOperations()).map(
    ({ path }) => `app${path.replaceAll(/\{(\w+)\}/g, "[$1]")}/route.ts`,
  );
  const others = routes.filter((file) => !calls.includes(file)).map((file) => `/${file}`);
  expect(others.sort()).toEqual(Object.keys(OTHER_ROUTES).sort());
});

it("docs/rights.md says who may what now", async () => {
  const pages = listSources("app/(admin)").filter((file) => file.endsWith("/page.tsx"));
  const actions = readActions("app", "components", "lib");
  const text = writeRightsPage(
    await collectOperations(),
    pages.map((file) => ({
      name: file.replace("app/(admin)", "").replace("/page.tsx", ""),
      scope: readPageScope(file) as Scope,
    })),
    actions.flatMap(({ name, scopes: [scope] }) => (scope ? [{ name, scope: scope as Scope }] : [])),
  );
  const config = await resolveConfig(PAGE);
  await expect(await format(text, { ...config, parser: "markdown" })).toMatchFileSnapshot(`../${PAGE}`);
});
