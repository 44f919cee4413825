import fs from "node:fs";
import { describe, expect, it } from "vitest";
import { readShopifyNews } from "@/lib/data/webhooks/shopify/read-news";
import { readWooNews } from "@/lib/data/webhooks/woocommerce/read-news";
import { listRoutes } from "@/lib/launch/verify/visits";
import { QUICK_STARTS } from "@/lib/reference/quick-starts";

/** Every address there is, its parameters standing for anything. */
const routes = listRoutes().map((route) => ({
  route,
  pattern: new RegExp(
    `^${route
      .replaceAll(".", "\\.")
      .replaceAll(/\[\[?\.\.\.\w+\]\]?/g, ".+")
      .replaceAll(/\[\w+\]/g, "[^/]+")}$`,
  ),
}));
/** What takes any address, to say that there is nothing. */
const CATCH_ALL = "/api/[[...unknown]]";

const exists = (address: string) =>
  routes.some(({ route, pattern }) => route !== CATCH_ALL && pattern.test(address));

/** Addresses a text speaks of, as the shop's own: without what is asked for and what a sentence ends with. */
function addressesIn(text: string): string[] {
  const found = text.matchAll(
    /(?:\{origin\}|(?<![\w.})/-])|(?<=\.(?:example|com)))(\/(?:api|admin|docs|carousel\.js)[^\s"'`?#<>()[\],;|\\]*)/g,
  );
  return [...found].map(([, address = ""]) =>
    address
      .replace(/[.:…*]+$/, "")
      .replace(/\/$/, "")
      .replaceAll(/\{\w+\}/g, "x"),
  );
}

const textsOf = ({ about, steps }: (typeof QUICK_STARTS)[number]) => [
  about,
  ...steps.flatMap(({ title, text, snippets }) => [title, text, ...snippets.map(({ code }) => code)]),
];

describe("addresses in the quick starts", () => {
  it.each(QUICK_STARTS)("of $slug are routes that exist", (quickStart) => {
    const calls = quickStart.steps.flatMap((step) => step.calls ?? []);
    const named = textsOf(quickStart).flatMap(addressesIn);
    expect(named.length).toBeGreaterThan(1);
    expect(named.filter((address) => !exists(address))).toEqual([]);
    // They begin so: the page links to every call that does.
    const isBegun = (call: string) =>
      routes.some(({ route }) => route !== CATCH_ALL && (route === call || route.startsWith(`${call}/`)));
    expect(calls.filter((call) => !isBegun(call))).toEqual([]);
  });

  it("lead to webhooks that understand every topic that is named", () => {
    const texts = QUICK_STARTS.flatMap(textsOf).join("\n");
    const ofShopify =
      texts.match(/\b(?:products|orders|refunds|inventory_levels|customers)\/[a-z]+\b/g) ?? [];
    const ofWoo = texts.match(/\b(?:Product|Order)\s+(?:created|updated|deleted|restored)\b/g) ?? [];
    expect([new Set(ofShopify).size, new Set(ofWoo).size]).toEqual([5, 6]);
    // What is understood is missed in an empty body; what is not is passed over.
    for (const topic of ofShopify) expect(() => readShopifyNews(topic, {}), topic).toThrow();
    for (const words of ofWoo) {
      const topic = words.toLowerCase().replace(/\s+/, ".");
      expect(() => readWooNews(topic, {}), topic).toThrow();
    }
  });
});

describe("addresses in a text", () => {
  it("are found whatever stands around them, and told from those that do not exist", () => {
    const text =
      "Ask `POST {origin}/api/webhooks/shopify`, (/api/similar/{product}?k=4), https://shop.example/api/none/x.";
    expect(addressesIn(`${text} /api/webhook/shopify. app/api/recommend`)).toEqual([
      "/api/webhooks/shopify",
      "/api/similar/x",
      "/api/none/x",
      "/api/webhook/shopify",
    ]);
    expect(["/api/similar/x", "/docs/shopify", "/carousel.js"].filter((one) => !exists(one))).toEqual([]);
    expect(["/api/webhook/shopify", "/api/none/x", "/admin/nothing"].filter(exists)).toEqual([]);
  });
});

describe("addresses in the documents", () => {
  const files = ["README.md", ...fs.readdirSync("docs").map((name) => `docs/${name}`)].filter((file) =>
    file.endsWith(".md"),
  );

  it("are many", () => {
    expect(files.flatMap((file) => addressesIn(fs.readFileSync(file, "utf8"))).length).toBeGreaterThan(80);
  });

  it.each(files)("%s names routes that exist", (file) => {
    const named = addressesIn(fs.readFileSync(file, "utf8"));
    expect([...new Set(named)].filter((address) => !exists(address))).toEqual([]);
  });
});
