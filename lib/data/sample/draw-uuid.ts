import type { Chance } from "@/lib/platform/random";

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, "0");

/** A UUID in the layout of version 7 whose random part is drawn from `chance`: the same seed, the same id. */
export function drawUuid(chance: Chance, at: number): string {
  const time = hex(Math.floor(at), 12);
  const a = Math.floor(chance.uniform() * 0x1000);
  const b = Math.floor(chance.uniform() * 0x4000) | 0x8000;
  const c = Math.floor(chance.uniform() * 0x1000000);
  const d = Math.floor(chance.uniform() * 0x1000000);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(a, 3)}-${hex(b, 4)}-${hex(c, 6)}${hex(d, 6)}`;
}
