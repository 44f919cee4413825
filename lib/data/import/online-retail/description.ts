/** Words of the warehouse. A description with one of them and without capitals is a remark, not a name. */
const REMARK =
  /\?|\b(?:adjust\w*|amazon|barcode|check|counted|cracked|crushed|damage[ds]?|damages|display|dotcom\w*|ebay|faulty|found|incorrect\w*|lost|mailout|missing|mixed|mouldy|oops|returned|reverse|rusty|samples?|showroom|smashed|sold as|temp|test|thrown|unsaleable|wet|wrong\w*)\b/i;

/**
 * Whether a description names a product. Names are in capitals, but for sizes (`40x40cm`) and the odd letter; remarks
 * (`damaged`, `?`, `wrongly coded 20713`) are not.
 */
export function isProductName(description: string): boolean {
  const capitals = description.replace(/[^A-Z]/g, "").length;
  const letters = description.replace(/[^A-Za-z]/g, "").length;
  if (letters < 3) return false;
  if (capitals / letters > 0.5) return !/^[?\s]+$/.test(description);
  return /^[A-Z*]/.test(description) && description.includes(" ") && !REMARK.test(description);
}
