/** Below it, arguments are moved up by Γ(x + 1) = x·Γ(x); from it on, Stirling's series is exact to the last digit. */
const STIRLING_FROM = 16;
const HALF_LOG_TWO_PI = 0.918938533204672742;
const MAX_STEPS = 100_000;
/** Stands for 0 in continued fractions (Lentz's method). */
const TINY = 1e-300;

/** What Stirling's formula lacks of ln Γ(x), x ≥ 16. */
function stirlingRest(x: number): number {
  const s = 1 / (x * x);
  return (
    (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - (s * 691) / 360_360))))) / x
  );
}

/** ln Γ(x), x > 0. */
export function logGamma(x: number): number {
  let product = 1;
  let moved = x;
  while (moved < STIRLING_FROM) product *= moved++;
  return (moved - 0.5) * Math.log(moved) - moved + HALF_LOG_TWO_PI + stirlingRest(moved) - Math.log(product);
}

/** ln B(a, b), a and b > 0. The logarithms of huge gamma functions cancel before they are taken. */
export function logBeta(a: number, b: number): number {
  const small = Math.min(a, b);
  const large = Math.max(a, b);
  const both = small + large;
  if (large < STIRLING_FROM) return logGamma(small) + logGamma(large) - logGamma(both);
  const rest = stirlingRest(large) - stirlingRest(both);
  const shrink = Math.log1p(-small / both);
  if (small < STIRLING_FROM)
    return logGamma(small) + rest + small - small * Math.log(both) + (large - 0.5) * shrink;
  return (
    HALF_LOG_TWO_PI -
    0.5 * Math.log(large) +
    stirlingRest(small) +
    rest +
    (small - 0.5) * Math.log(small / both) +
    large * shrink
  );
}

/** The regularised upper incomplete gamma function Q(a, x) = Γ(a, x) / Γ(a); a > 0, x ≥ 0. */
export function gammaTail(a: number, x: number): number {
  if (x <= 0) return 1;
  if (x === Infinity) return 0;
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - front * lowerSeries(a, x) : front * upperFraction(a, x);
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let i = 1; i < MAX_STEPS && term > sum * Number.EPSILON * 0.1; i++) sum += term *= x / (a + i);
  return sum;
}

function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let value = d;
  for (let i = 1; i < MAX_STEPS; i++) {
    const step = -i * (i - a);
    b += 2;
    d = 1 / awayFromZero(step * d + b);
    c = awayFromZero(b + step / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < Number.EPSILON) break;
  }
  return value;
}

/**
 * The regularised incomplete beta function I_x(a, b); a, b > 0.
 *
 * @param x in [0, 1]
 * @param y 1 − x, which the caller may know more exactly than a subtraction could tell
 */
export function betaShare(a: number, b: number, x: number, y: number): number {
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  const front = Math.exp(a * logOf(x, y) + b * logOf(y, x) - logBeta(a, b));
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(a, b, x)) / a
    : 1 - (front * betaFraction(b, a, y)) / b;
}

/** ln x, where x = 1 − rest. */
function logOf(x: number, rest: number): number {
  return rest < 0.5 ? Math.log1p(-rest) : Math.log(x);
}

function betaFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let i = 1; i < MAX_STEPS; i++) {
    const even = (i * (b - i) * x) / ((a + 2 * i - 1) * (a + 2 * i));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    value *= d * c;
    const odd = (-(a + i) * (a + b + i) * x) / ((a + 2 * i) * (a + 2 * i + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < Number.EPSILON) break;
  }
  return value;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
