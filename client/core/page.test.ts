import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Interaction, ProductCard } from "./contract";
import { createPage, type Page } from "./page";

interface Sent {
  url: URL;
  headers: Record<string, string>;
  credentials?: string;
  interactions?: (Interaction & { list?: string })[];
}

const KEY = { base: "https://shop.test", key: "pk_1" };
const CARD = { id: "prd_7", sku: "LAMP" } as ProductCard;

/** A browser's storage, with what storage lists as keys. */
function createStorage() {
  const kept: Record<string, string> = {};
  const use = { getItem: (name: string) => kept[name] ?? null };
  const change = {
    setItem: (name: string, value: string) => void (kept[name] = value),
    removeItem: (name: string) => void delete kept[name],
  };
  const storage = new Proxy(kept, {
    get: (_, name: string) => ({ ...use, ...change })[name as "getItem"] ?? kept[name],
  });
  return { kept, storage };
}

let sent: Sent[];
let local: ReturnType<typeof createStorage>;
let session: ReturnType<typeof createStorage>;

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  local = createStorage();
  session = createStorage();
  vi.stubGlobal("localStorage", local.storage);
  vi.stubGlobal("sessionStorage", session.storage);
  vi.stubGlobal("addEventListener", () => undefined);
  vi.stubGlobal("fetch", async (address: string, init: RequestInit) => {
    const body = init.body ? (JSON.parse(String(init.body)) as Pick<Sent, "interactions">) : {};
    sent.push({
      url: new URL(address, "https://shop.test"),
      headers: init.headers as Record<string, string>,
      credentials: init.credentials,
      interactions: body.interactions,
    });
    const lists = new URL(address, "https://shop.test").searchParams
      .getAll("placement")
      .map((placement) => ({ placement, items: [] }));
    return Response.json({ accepted: 1, duplicates: 0, rejected: [], lists });
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const settle = () => vi.advanceTimersByTimeAsync(1_000);
const asked = () => sent.filter(({ url }) => url.pathname === "/api/recommend");
const reported = () => sent.flatMap(({ interactions = [] }) => interactions);

async function load(page: Page, ...placements: string[]) {
  const lists = Promise.all(placements.map((placement) => page.load({ placement })));
  await settle();
  return lists;
}

describe("a page of another shop", () => {
  it("without consent asks for nobody, stores nothing and reports nothing", async () => {
    const page = createPage(KEY);
    await load(page, "home.for-you");
    page.impression("token");
    page.click(CARD, "token");
    await settle();
    page.consent(false);
    page.track("view", "LAMP");
    await settle();
    expect(asked().map(({ url }) => url.searchParams.has("shopper"))).toEqual([false]);
    expect(sent.every(({ credentials }) => credentials === "omit")).toBe(true);
    expect([reported(), local.kept, session.kept]).toEqual([[], {}, {}]);
  });

  it("with consent is known by an id of its own, which it keeps", async () => {
    const page = createPage(KEY);
    page.consent(true);
    await load(page, "home.for-you");
    const shopper = local.kept["aisle.shopper"];
    expect(shopper).toMatch(/^[0-9a-f-]{36}$/);
    expect(asked()[0]?.url.searchParams.get("shopper")).toBe(shopper);
    expect(asked()[0]?.headers.authorization).toBe("Bearer pk_1");
    page.impression("token");
    page.click(CARD, "token");
    page.track("cart", "LAMP", 2);
    await settle();
    expect(reported().map(({ kind, list, shopper: whose }) => [kind, list, whose])).toEqual(
      ["impression", "click", "cart"].map((kind) => [kind, "token", shopper]),
    );
    const other = createPage(KEY);
    other.consent(true);
    await load(other, "home.for-you");
    expect(asked()[1]?.url.searchParams.get("shopper")).toBe(shopper);
  });

  it("keeps what happens while nobody has been asked yet, in memory alone", async () => {
    const page = createPage(KEY);
    page.track("view", "LAMP");
    await settle();
    expect([reported(), local.kept]).toEqual([[], {}]);
    page.consent(true);
    await settle();
    expect(reported().map(({ kind }) => kind)).toEqual(["view"]);
  });

  it("forgets all of it when consent is taken back, and says that lists are somebody else's now", async () => {
    const page = createPage(KEY);
    let changes = 0;
    page.onConsent(() => changes++);
    page.consent(true);
    page.click(CARD, "token");
    page.consent(true);
    page.consent(false);
    expect([changes, local.kept, session.kept]).toEqual([2, {}, {}]);
  });

  it("asks once for all lists that one call can bring", async () => {
    const page = createPage(KEY);
    const wanted = ["home.for-you", "home.new"].map((placement) => page.load({ placement }));
    const similar = page.load({ placement: "product.similar", product: "A&B", k: 6 });
    await settle();
    expect((await Promise.all([...wanted, similar])).map((list) => list?.placement)).toEqual([
      "home.for-you",
      "home.new",
      "product.similar",
    ]);
    expect(asked().map(({ url }) => url.searchParams.toString())).toEqual([
      "placement=home.for-you&placement=home.new",
      "placement=product.similar&product=A%26B&k=6",
    ]);
  });

  it("has no list when the shop refuses", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => undefined);
    vi.stubGlobal("fetch", async () => new Response("{}", { status: 403 }));
    expect(await load(createPage(KEY), "home.for-you")).toEqual([null]);
  });

  it("of the shop itself is known by its cookie, once it may be", async () => {
    const page = createPage({ base: "" });
    await load(page, "home.for-you");
    page.consent(true);
    await load(page, "home.for-you");
    expect(asked().map(({ credentials }) => credentials)).toEqual(["omit", "same-origin"]);
    expect(asked().some(({ url }) => url.searchParams.has("shopper"))).toBe(false);
  });
});
