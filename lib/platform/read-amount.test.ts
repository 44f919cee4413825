import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAmount, readCurrency, tellDecimalMark } from "./read-amount";

describe("an amount", () => {
  it.each([
    ["12.50", 1250, "GBP"],
    ["12", 1200, "GBP"],
    [".99", 99, "GBP"],
    ["12.", 1200, "GBP"],
    ["100.0000", 10_000, "GBP"],
    ["$12.50", 1250, "USD"],
    ["US$ 12.50", 1250, "USD"],
    ["£12.50", 1250, "GBP"],
    ["12.50 EUR", 1250, "EUR"],
    ["eur 12.50", 1250, "EUR"],
    ["12,50 €", 1250, "EUR"],
    ["12,5", 1250, "GBP"],
    ["1,129.00", 112_900, "GBP"],
    ["1.129,00", 112_900, "GBP"],
    ["1 129,00", 112_900, "GBP"],
    ["1\u202f129,00\u00a0€", 112_900, "EUR"],
    ["1'129.50", 112_950, "GBP"],
    ["CHF 1’129.-", 112_900, "CHF"],
    ["12,-", 1200, "GBP"],
    ["1,129", 112_900, "GBP"],
    ["1.129", 113, "GBP"],
    ["1.234.567", 123_456_700, "GBP"],
    ["1,12,900.00", 11_290_000, "GBP"],
    ["0,129", 13, "GBP"],
    ["¥1,129", 1129, "JPY"],
    ["1,129 KWD", null, "KWD"],
    ["１２．５０", 1250, "GBP"],
    ["١٢.٥٠", 1250, "GBP"],
    ["-1.00", -100, "GBP"],
    ["-$1.00", -100, "USD"],
    ["zł 12,50", 1250, "PLN"],
    ["12,50 zł", 1250, "PLN"],
    ["$12.50 CAD", 1250, "CAD"],
    ["$12.50 EUR", null, ""],
    ["1,2,3", null, ""],
    ["1.2.3", null, ""],
    ["12.50.00", null, ""],
    ["10 - 20", null, ""],
    ["from 10", null, ""],
    ["1e3", null, ""],
    ["0x10", null, ""],
    ["", null, ""],
    ["constructor 1", null, ""],
  ])("%s", (text, amount, currency) => {
    expect(readAmount(text, "GBP")).toEqual(amount === null ? null : { amount, currency });
  });

  it("in a shared sign is the shop's currency when that has the sign", () => {
    expect(readAmount("$12.50", "CAD")).toEqual({ amount: 1250, currency: "CAD" });
    expect(readAmount("12,50 kr", "DKK")).toEqual({ amount: 1250, currency: "DKK" });
  });

  it("is settled by the other amounts of its column where it leaves open what it is", () => {
    expect(readAmount("1.129", "EUR", ",")).toEqual({ amount: 112_900, currency: "EUR" });
    expect(readAmount("1,129", "EUR", ",")).toEqual({ amount: 113, currency: "EUR" });
    expect(readAmount("1,129", "KWD", ".")).toEqual({ amount: 1_129_000, currency: "KWD" });
    expect(["12,50", "1.129,00", "1.000.000", "12.50", "1,129", "7"].map(tellDecimalMark)).toEqual([
      ...[",", ",", ","],
      ...[".", null, null],
    ]);
  });

  const LOCALES = ["en-GB", "de-DE", "fr-FR", "de-CH", "pl-PL", "sv-SE", "en-IN", "pt-BR"];
  it("is read back as each country writes it, whatever its currency", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 31 - 1 }),
        fc.constantFrom(...LOCALES),
        fc.constantFrom("EUR", "USD", "GBP", "PLN", "SEK", "CHF", "INR"),
        fc.constantFrom("symbol", "code", "narrowSymbol"),
        (amount, locale, currency, currencyDisplay) => {
          const text = new Intl.NumberFormat(locale, {
            style: "currency",
            currency,
            currencyDisplay: currencyDisplay as "symbol",
          }).format(amount / 100);
          expect(readAmount(text, currency), text).toEqual({ amount, currency });
        },
      ),
    );
  });

  it("never throws, whatever is written", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => void readAmount(text, "GBP")));
  });
});

it("a currency is known in any case", () => {
  expect([" usd", "EUR", "XYZ", "constructor", ""].map(readCurrency)).toEqual([
    "USD",
    "EUR",
    null,
    null,
    null,
  ]);
});
