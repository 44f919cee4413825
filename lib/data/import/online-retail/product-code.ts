/** Codes that book money or move stock; lower case and spaces aside. */
const NOT_PRODUCTS: Readonly<Record<string, string>> = {
  POST: "postage",
  DOT: "postage of the web shop",
  C2: "carriage",
  M: "manual entry",
  D: "discount",
  S: "samples",
  B: "bad debt",
  PADS: "packing material",
  CRUK: "commission for a charity",
  AMAZONFEE: "marketplace fee",
  "BANK CHARGES": "bank charges",
};

/** `85123A`, `15056BL`, and the gift shop's own `DCGS0003`. */
const PRODUCT = /^(?:\d{4,6}[A-Z]{0,3}|DCGS[A-Z0-9]+)$/;

/** Codes differ in case only by a slip of the keyboard. */
export function normaliseCode(code: string): string {
  return code.toUpperCase();
}

/** Why a (normalised) stock code does not stand for a product, or null when it does. */
export function whyNoProduct(code: string): string | null {
  if (PRODUCT.test(code)) return null;
  const known = NOT_PRODUCTS[code];
  if (known !== undefined) return `no product: ${code} is ${known}`;
  if (code.startsWith("GIFT_")) return "no product: a gift voucher";
  if (code.startsWith("TEST")) return "no product: a test code";
  return code === "" ? "no stock code" : "no product: not a stock code";
}
