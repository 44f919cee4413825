/** Red, green and blue, each 0–255. */
export type Colour = readonly [number, number, number];

/** Relative luminance (WCAG 2.2), 0 for black to 1 for white. */
function luminanceOf([red, green, blue]: Colour): number {
  const linear = (channel: number) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** How far two colours are from each other, from 1 to 21, as WCAG 2.2 reckons it. */
export function contrastOf(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Reads `#rrggbb` or `rgb(r, g, b)`. Throws for anything else: what lets others through has no contrast of its own. */
export function readColour(css: string): Colour {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(css);
  const found = hex ?? /^rgb\((\d+), (\d+), (\d+)\)$/.exec(css);
  if (!found) throw new TypeError(`Not an opaque colour: ${css}`);
  const [red = 0, green = 0, blue = 0] = found.slice(1).map((part) => parseInt(part, hex ? 16 : 10));
  return [red, green, blue];
}
