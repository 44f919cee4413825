import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { contentSecurityPolicy, createNonce } from "@/lib/platform/http/page-security";
import { htmlOf, type KeptPage, type Rendered } from "./kept-page";
import { KeptPages } from "./kept-pages";
import type { PageAddress } from "./page-address";

const PRODUCTS = new Map([
  ["mug", 1],
  ["cup", 2],
]);
const MUG: PageAddress = { path: "/products/mug", language: "en", audience: "known" };
const CUP: PageAddress = { ...MUG, path: "/products/cup" };
const NOWHERE = () => false;

let now = 0;
let renderings: string[] = [];
let status = 200;
let grounds = "";
let model = "";
let text = "";
let pages: KeptPages;

/** Answers as the framework does: each time with another nonce. */
function render({ path }: PageAddress): Promise<Rendered> {
  renderings.push(path);
  const nonce = createNonce();
  const headers = { "content-security-policy": contentSecurityPolicy(nonce, false) };
  return Promise.resolve({
    status,
    headers,
    html: `<a href="${path}">${text}</a><script nonce="${nonce}">1</script>`,
  });
}

function open(maxBytes = 1e6): KeptPages {
  const opened = new KeptPages({
    render,
    isKeepable: () => true,
    grounds: () => grounds,
    model: () => model,
    productOf: (slug) => PRODUCTS.get(slug),
    maxBytes,
    now: () => now,
  });
  onTestFinished(() => opened.clear());
  return opened;
}

/** What a request gets: what is kept, or what is made for it. */
async function ask(address: PageAddress): Promise<string> {
  const page = pages.find(address) ?? (await pages.make(address));
  return "html" in page ? page.html : (await htmlOf(page)).toString();
}

beforeEach(() => {
  [now, renderings, status, grounds, model, text] = [0, [], 200, "g", "m", "5 €"];
  pages = open();
});
afterEach(() => pages.clear());

describe("a kept page", () => {
  it("is made once, also for many who ask at once", async () => {
    await Promise.all(Array.from({ length: 20 }, () => ask(MUG)));
    expect(await ask(MUG)).toContain("5 €");
    expect(renderings).toEqual([MUG.path]);
  });

  it("is one for each language and audience", async () => {
    for (const address of [MUG, { ...MUG, language: "de" }, { ...MUG, audience: "stranger" as const }])
      await ask(address);
    expect(renderings).toHaveLength(3);
  });

  it("shows a change of its product within a second, and is as it was until then", async () => {
    await ask(MUG);
    text = "6 €";
    pages.hear([1], NOWHERE);
    expect(await ask(MUG)).toContain("5 €");
    now += 1_001;
    expect(await ask(MUG)).toContain("6 €");
  });

  it("is made anew in the background meanwhile", async () => {
    await ask(MUG);
    text = "6 €";
    pages.hear([1], NOWHERE);
    await ask(MUG);
    await expect.poll(() => ask(MUG)).toContain("6 €");
    expect(now).toBe(0);
  });

  it("is compressed better once it is asked for again, and says the same", async () => {
    text = Array.from({ length: 400 }, (_, i) => `${(i * i * 7919) % 1013} cups`).join(", ");
    const made = (await pages.make(MUG)) as KeptPage;
    const bytesOf = () => pages.find(MUG)?.compressed.length ?? 0;
    expect(bytesOf()).toBe(made.compressed.length);
    await expect.poll(bytesOf).toBeLessThan(made.compressed.length);
    expect(await ask(MUG)).toContain(text);
    expect(pages.find(MUG)?.etag).toBe(made.etag);
    text = "6 €";
    pages.hear([1], NOWHERE);
    now += 1_001;
    expect(await ask(MUG)).toContain("6 €");
  });

  it("is left alone by changes of what it does not speak of, and heeds those of where it would", async () => {
    await ask(MUG);
    pages.hear([2], NOWHERE);
    now += 1_001;
    await ask(MUG);
    expect(renderings).toHaveLength(1);
    pages.hear([2], (path) => path === MUG.path);
    now += 1_001;
    await ask(MUG);
    expect(renderings).toHaveLength(2);
  });

  it("shows at once what somebody has said of all pages, however long ago", async () => {
    await ask(MUG);
    [grounds, text] = ["another", "6 €"];
    expect(await ask(MUG)).toContain("6 €");
    [grounds, text] = ["a third", "7 €"];
    now += 60_000;
    expect(await ask(MUG)).toContain("7 €");
  });

  it("is made for whoever asks after something was said, and not before", async () => {
    const making = ask(MUG);
    [grounds, text] = ["another", "6 €"];
    expect(await ask(MUG)).toContain("6 €");
    expect(await making).toContain("5 €");
    expect(await ask(MUG)).toContain("6 €");
  });

  it("is given as it was where it cannot be made anew by what was said, and tried again later", async () => {
    await ask(MUG);
    [grounds, status] = ["another", 500];
    expect(await ask(MUG)).toContain("5 €");
    expect(pages.find(MUG)).not.toBeNull();
    [status, text] = [200, "6 €"];
    now += 2_001;
    expect(await ask(MUG)).toContain("6 €");
  });

  it("follows another model once it is asked for", async () => {
    await ask(MUG);
    model = "another";
    expect(pages.find(MUG)).not.toBeNull();
    now += 1_001;
    expect(pages.find(MUG)).toBeNull();
  });

  it("does not take what was begun before a change for what is after it", async () => {
    const making = pages.make(MUG);
    pages.hear([1], NOWHERE);
    await making;
    now += 1_001;
    expect(pages.find(MUG)).toBeNull();
  });

  it("is given as it was where it cannot be made anew", async () => {
    await ask(MUG);
    pages.hear([1], NOWHERE);
    now += 1_001;
    status = 500;
    expect(await ask(MUG)).toContain("5 €");
    expect(pages.find(MUG)).not.toBeNull();
    status = 200;
    text = "6 €";
    now += 2_001;
    expect(await ask(MUG)).toContain("6 €");
  });

  it("is forgotten once it is gone, which is said each time anew", async () => {
    await ask(MUG);
    pages.hear([1], NOWHERE);
    now += 1_001;
    status = 404;
    expect(await pages.make(MUG)).toMatchObject({ status: 404 });
    expect(pages.find(MUG)).toBeNull();
  });
});

it("cannot say anything where nothing was kept and nothing can be made", async () => {
  status = 503;
  await expect(pages.make(MUG)).rejects.toThrow("503");
});

it("keeps no more than it may, and what was asked for last", async () => {
  pages = open(5_000);
  await ask(MUG);
  await ask(CUP);
  expect(pages.find(MUG)).toBeNull();
  expect(pages.find(CUP)).toMatchObject({ slugs: new Set(["cup"]) } satisfies Partial<KeptPage>);
  expect(pages.size.bytes).toBeLessThanOrEqual(5_000);
});
