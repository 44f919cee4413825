const COLOUR = /^colou?r$/i;

/** Whether an option is what colour a product comes in. */
export function isColourOption(name: string): boolean {
  return COLOUR.test(name.trim());
}
