import type { Page } from "playwright/test";
import { consentBanner, expect } from "../fixtures";
import { fillCart, type LookedAt, type Looker, openCheckout, placeOrder } from "./shop";

/** A page in one of its states. */
export interface State {
  name: string;
  open(page: Page, looked: LookedAt): Promise<unknown>;
  as?: Looker;
  /** The width on which there is such a state; both unless given. */
  only?: "desktop" | "phone";
  /** Whether its figures tell of the day it is looked at: in a picture they are all the same. */
  figures?: true;
  /** Whether its products stand there by a rule of the catalogue's, and not because a list recommends them today. */
  ruled?: true;
  /** Whether a picture of it is kept. What changes by itself, or looks like another, is not. */
  unpictured?: true;
}

const at =
  (path: string): State["open"] =>
  (page) =>
    page.goto(path);

const CATALOGUE: readonly State[] = [
  { name: "front", open: at("/") },
  {
    name: "front-asked",
    async open(page) {
      await page.context().clearCookies();
      await page.goto("/");
      await expect(consentBanner(page)).toBeVisible();
    },
  },
  {
    name: "departments",
    only: "phone",
    async open(page) {
      await page.goto("/");
      await page.getByRole("button", { name: "Departments" }).click();
      await expect(page.getByRole("dialog").getByRole("navigation")).toBeVisible();
    },
  },
  {
    name: "suggestions",
    async open(page) {
      await page.goto("/orders/find");
      await page.getByRole("combobox", { name: "Search the shop" }).pressSequentially("lam");
      await expect(page.getByRole("listbox").first()).toBeVisible();
    },
  },
  { name: "category", ruled: true, open: (page, { category }) => page.goto(category) },
  {
    name: "category-narrowed",
    unpictured: true,
    open: (page, { category }) => page.goto(`${category}?stock=1&sort=price-asc&max=60`),
  },
  { name: "category-nothing", open: (page, { category }) => page.goto(`${category}?f.flavour=Salt`) },
  {
    name: "filters",
    only: "phone",
    ruled: true,
    async open(page, { category }) {
      await page.goto(category);
      await page.getByRole("button", { name: /^Filters/ }).click();
      await expect(page.getByRole("dialog", { name: "Filters" })).toBeVisible();
    },
  },
  { name: "product", open: (page, { product }) => page.goto(product) },
  { name: "product-options", open: (page, { options }) => page.goto(options) },
  { name: "product-sold-out", open: (page, { soldOut }) => page.goto(soldOut) },
  {
    name: "product-notice-refused",
    unpictured: true,
    async open(page, { soldOut }) {
      await page.goto(soldOut);
      await page.getByLabel("E-mail").fill("no address");
      await page.getByRole("button", { name: "Tell me" }).click();
      await expect(page.getByText("Please enter an e-mail address")).toBeVisible();
    },
  },
  {
    name: "product-reviews",
    async open(page, { product }) {
      await page.goto(`${product}/reviews`);
      await expect(page.getByRole("form", { name: "Review of" })).toBeVisible();
    },
  },
  { name: "search", open: at("/search?q=lamp") },
  { name: "search-start", open: at("/search") },
  { name: "search-nothing", open: at("/search?q=qqqqzzzz") },
];

const BUYING: readonly State[] = [
  { name: "cart-empty", open: at("/cart") },
  {
    name: "cart",
    async open(page, looked) {
      await fillCart(page, looked);
      await page.goto("/cart");
      await expect(page.getByRole("link", { name: "Go to checkout" })).toBeVisible();
    },
  },
  {
    name: "cart-code-refused",
    unpictured: true,
    async open(page, looked) {
      await fillCart(page, looked);
      await page.goto("/cart");
      await page.getByLabel("Promo code").fill("NOSUCHCODE");
      await page.getByRole("button", { name: "Apply" }).click();
      await expect(page.getByLabel("Promo code")).toHaveAttribute("aria-invalid", "true");
    },
  },
  { name: "checkout", open: openCheckout },
  {
    name: "checkout-refused",
    async open(page, looked) {
      await openCheckout(page, looked);
      await page.getByLabel("E-mail").fill("not an address");
      await page.getByRole("button", { name: /^Place order/ }).click();
      await expect(page.getByLabel("E-mail")).toHaveAttribute("aria-invalid", "true");
    },
  },
  { name: "order", figures: true, open: placeOrder },
  { name: "order-find", open: at("/orders/find") },
];

const PEOPLE: readonly State[] = [
  { name: "sign-in", open: at("/sign-in") },
  {
    name: "sign-in-refused",
    unpictured: true,
    async open(page) {
      await page.goto("/sign-in");
      await page.getByLabel("E-mail").fill(`nobody.${Date.now()}@example.com`);
      await page.getByLabel("Password").fill("nothing that is right");
      await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
      await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
    },
  },
  { name: "sign-up", open: at("/sign-up") },
  {
    name: "sign-up-refused",
    async open(page) {
      await page.goto("/sign-up");
      await page.getByLabel("E-mail").fill("not an address");
      await page.getByRole("main").getByRole("button", { name: "Create account" }).click();
      await expect(page.getByLabel("E-mail")).toHaveAttribute("aria-invalid", "true");
    },
  },
  { name: "forgotten", open: at("/sign-in/forgotten") },
  { name: "account", as: "customer", figures: true, open: at("/account") },
  { name: "security", as: "customer", figures: true, open: at("/account/security") },
  { name: "influences", figures: true, open: at("/account/influences") },
  { name: "privacy", figures: true, open: at("/privacy") },
];

const WORDS: readonly State[] = [
  { name: "info", open: at("/info/delivery") },
  { name: "docs", unpictured: true, open: at("/docs") },
  { name: "missing", open: at("/nowhere") },
];

const admin = (name: string, rest: Partial<State> = {}): State => ({
  name: `admin-${name}`,
  as: "admin",
  figures: true,
  open: at(`/admin/${name}`),
  ...rest,
});

const ADMIN: readonly State[] = [
  admin("overview", { unpictured: true, open: at("/admin") }),
  admin("products"),
  admin("product", { open: (page, { soldOutId }) => page.goto(`/admin/products/${soldOutId}`) }),
  admin("products-new", { open: at("/admin/products/new") }),
  admin("categories"),
  admin("import"),
  admin("search"),
  admin("promos"),
  admin("placements", { unpictured: true }),
  admin("rules"),
  admin("rules-new", { open: at("/admin/rules/new") }),
  admin("strategies"),
  admin("experiments"),
  admin("experiments-new", { open: at("/admin/experiments/new") }),
  admin("settings"),
  admin("texts"),
  admin("privacy"),
  admin("styleguide", { figures: undefined }),
  admin("dialog", {
    async open(page) {
      await page.goto("/admin/styleguide");
      const samples = page.getByRole("group", { name: "Surfaces, dark" });
      await samples.getByRole("button", { name: "center" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      // The button is far down, and the dialog stands where the page was left.
      await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
    },
  }),
  // What these show has come about by itself.
  ...[
    "orders",
    "customers",
    "reviews",
    "trace",
    "models",
    "guard",
    "health",
    "traffic",
    "jobs",
    "keys",
    "users",
    "audit",
  ].map((name) => admin(name, { unpictured: true })),
];

/** Every page there is, in every state that looks or works otherwise. */
export const STATES: readonly State[] = [...CATALOGUE, ...BUYING, ...PEOPLE, ...WORDS, ...ADMIN];
