/** A colour as lightness (0–1), chroma (0–0.3) and hue (degrees): OKLCH, where equal steps look equal. */
export interface Colour {
  l: number;
  c: number;
  h: number;
}

/** One material under one light: five steps from the highlight to the deepest shadow, as hex colours. */
export interface Tones {
  glint: string;
  light: string;
  base: string;
  shade: string;
  deep: string;
}

/** OKLab to linear sRGB (Ottosson 2020). */
function toLinear({ l, c, h }: Colour): [number, number, number] {
  const radians = (h * Math.PI) / 180;
  const a = c * Math.cos(radians);
  const b = c * Math.sin(radians);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
}

function toByte(linear: number): string {
  const encoded = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
  return Math.round(Math.min(1, Math.max(0, encoded)) * 255)
    .toString(16)
    .padStart(2, "0");
}

/** `#rrggbb`. What a screen cannot show loses chroma, never lightness or hue. */
export function toHex(colour: Colour): string {
  const l = Math.min(0.99, Math.max(0.08, colour.l));
  let shown = { ...colour, l };
  while (shown.c > 0.002 && toLinear(shown).some((part) => part < -0.001 || part > 1.001)) {
    shown = { ...shown, c: shown.c * 0.92 };
  }
  return `#${toLinear(shown).map(toByte).join("")}`;
}

/** The tones of a material: lighter is warmer and paler, darker is cooler, as in daylight. */
export function makeTones({ l, c, h }: Colour): Tones {
  const step = (lightness: number, chroma: number, hue: number) =>
    toHex({ l: l + lightness, c: c * chroma, h: h + hue });
  // Dark things show their form by their highlights.
  const lift = l < 0.45 ? 1.35 : 1;
  return {
    glint: step(0.15 * lift, 0.55, 4),
    light: step(0.06 * lift, 0.9, 3),
    base: step(0, 1, 0),
    shade: step(l < 0.45 ? -0.07 : -0.1, 1.02, -6),
    deep: step(l < 0.45 ? -0.13 : -0.22, 0.95, -10),
  };
}
