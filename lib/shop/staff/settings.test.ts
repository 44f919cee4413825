import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { getDb } from "@/lib/platform/db/client";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { deliveryOffers, shippingRuleFor } from "@/lib/shop/cart/shipping";
import { reportCurrency } from "@/lib/shop/catalog/main-currency";
import { countrySchema } from "@/lib/shop/orders/schema";
import { currentSettings } from "@/lib/shop/settings/current-settings";
import { closeSettings, getSettings, SETTINGS_KEY } from "@/lib/shop/settings/live-settings";
import { DEFAULT_SETTINGS, readStored } from "@/lib/shop/settings/settings";
import { asksFirst } from "@/lib/shop/shoppers/consent";
import { changeSettings } from "./settings-commands";
import { settingsFormSchema } from "./settings-form";

withTestDatabase();
const US = { process: "test" };
const analyst = { userId: "u", email: "a@example.org", name: "A", role: "analyst" } as const;

afterEach(async () => {
  await getDb().setting.deleteMany();
  await getDb().auditEntry.deleteMany();
  closeSettings();
});
afterAll(closeSettings);

const form = {
  name: "Corner",
  headline: "Hello",
  description: "",
  footer: "",
  language: "DE_de",
  languages: {
    0: { code: "fr-ch", name: "Le Coin", headline: "", description: "", footer: "Bonne visite" },
    1: { code: "", name: "x", headline: "", description: "", footer: "" },
  },
  currency: "eur",
  countries: { FR: "on", DE: "on" },
  firstCountry: "DE",
  delivery: {
    0: { currency: "EUR", fee: "3,50", freeFrom: "40" },
    1: { currency: "", fee: "", freeFrom: "" },
  },
  consent: "inform",
};

describe("the settings of a shop", () => {
  it("are what ships until somebody says otherwise", async () => {
    expect(await getSettings()).toEqual(DEFAULT_SETTINGS);
    expect(DEFAULT_SETTINGS.countries).toHaveLength(18);
  });

  it("hold at once wherever they are asked for, and the audit knows what they were", async () => {
    await getSettings();
    await changeSettings(settingsFormSchema.parse(form), US);
    expect(currentSettings()).toMatchObject({ name: "Corner", countries: ["DE", "FR"], currency: "EUR" });
    expect(currentSettings()).toMatchObject({
      language: "de-DE",
      languages: { "fr-CH": { name: "Le Coin", headline: "", footer: "Bonne visite" } },
    });
    expect(shippingRuleFor("EUR")).toEqual({ fee: 350, freeFrom: 4_000 });
    expect(shippingRuleFor("GBP")).toEqual({ fee: 0, freeFrom: 0 });
    expect(await reportCurrency()).toBe("EUR");
    expect(asksFirst()).toBe(false);
    expect([countrySchema.safeParse("FR").success, countrySchema.safeParse("GB").success]).toEqual([
      true,
      false,
    ]);
    const entry = await getDb().auditEntry.findFirst({ where: { action: "settings.change" } });
    expect(entry?.detail).toMatchObject({ name: { from: "Aisle", to: "Corner" } });
    expect(entry?.detail).not.toHaveProperty("footer");
  });

  it("say how orders are delivered and paid, and not by whom the server has no key of", async () => {
    const more = {
      delivery: { 0: { currency: "EUR", fee: "3,50", freeFrom: "40", express: "9,90" } },
      days: { standard: { from: "3", to: "5" } },
      collectAt: "Markt 1, Bonn",
      payment: "invoice",
      holdMinutes: "30",
    };
    await changeSettings(settingsFormSchema.parse({ ...form, ...more }), US);
    expect(currentSettings()).toMatchObject({
      deliveryDays: { standard: { from: 3, to: 5 }, express: { from: 1, to: 1 } },
      collectAt: "Markt 1, Bonn",
      payment: "invoice",
      holdMinutes: 30,
    });
    expect(deliveryOffers("EUR").map(({ way }) => way)).toEqual(["standard", "express", "collect"]);
    const stripe = settingsFormSchema.parse({ ...form, payment: "stripe" });
    await expect(changeSettings(stripe, US)).rejects.toMatchObject({ fields: [{ path: "payment" }] });
    const bad = settingsFormSchema.safeParse({
      ...form,
      days: { standard: { from: "5", to: "2" }, express: { from: "soon", to: "1" } },
      holdMinutes: "1",
      payment: "cash",
    });
    expect(bad.error?.issues.map(({ path }) => path.join(".")).sort()).toEqual([
      "days.express.from",
      "days.standard.to",
    ]);
  });

  it("reach every other process by a notice", async () => {
    await getSettings();
    const value = { name: "Elsewhere" };
    await getDb().setting.create({ data: { key: SETTINGS_KEY, value } });
    await vi.waitFor(() => expect(currentSettings().name).toBe("Elsewhere"), {
      timeout: 5_000,
      interval: 20,
    });
  });

  it("that are damaged count as not said, one by one", () => {
    expect(readStored({ name: "Kept", countries: ["XX"], delivery: { GBP: { fee: -1 } } })).toEqual({
      ...DEFAULT_SETTINGS,
      name: "Kept",
    });
    expect(readStored(null)).toEqual(DEFAULT_SETTINGS);
  });

  it("are an admin's, and refused field by field", async () => {
    await expect(changeSettings(DEFAULT_SETTINGS, analyst)).rejects.toMatchObject({ code: "forbidden" });
    const bad = {
      ...form,
      currency: "Euro",
      delivery: { 0: { currency: "EUR", fee: "much", freeFrom: "" } },
    };
    const { error } = settingsFormSchema.safeParse(bad);
    expect(error?.issues.map(({ path }) => path.join("."))).toEqual(["delivery.0.fee"]);
    const texts = { name: "", headline: "", description: "", footer: "" };
    const tongues = {
      ...form,
      languages: {
        0: { ...texts, code: "klingon" },
        1: { ...texts, code: "de-de" },
        2: { ...texts, code: "nl", name: "x".repeat(61) },
        3: { ...texts, code: "NL" },
      },
    };
    const wrong = settingsFormSchema.safeParse(tongues);
    expect(wrong.error?.issues.map(({ path }) => path.join(".")).sort()).toEqual([
      "languages.0.code",
      "languages.1.code",
      "languages.2.name",
      "languages.3.code",
    ]);
    expect(settingsFormSchema.safeParse({ ...form, language: "German" }).error?.issues[0]?.path).toEqual([
      "language",
    ]);
    const none = settingsFormSchema.safeParse({ ...form, name: "", countries: {} });
    expect(none.error?.issues.map(({ path }) => path.join("."))).toEqual(["name", "countries"]);
  });
});
