import { linePath, makeScale } from "./chart-scale";

/** A small line without axes beside a number that says it; hidden from readers, who have the number. */
export function Sparkline({ values }: { values: (number | null)[] }) {
  const scale = makeScale(Math.max(0, ...values.map((value) => value ?? 0)));
  return (
    <svg
      aria-hidden
      viewBox="0 -5 100 110"
      preserveAspectRatio="none"
      className="h-7 w-24 fill-none stroke-accent"
    >
      <path
        d={linePath(values, scale)}
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
