/** The shop's mark, an aisle running away from you, and its name. */
export function Logo({ name }: { name: string }) {
  return (
    <span className="inline-flex items-center gap-2">
      <svg viewBox="0 0 24 24" className="size-6 text-accent" fill="currentColor" aria-hidden="true">
        <path d="M10.9 3 7.6 21H2.5L8.6 3z" />
        <path d="M13.1 3l3.3 18h5.1L15.4 3z" />
      </svg>
      <span className="text-xl font-semibold tracking-tight">{name}</span>
    </span>
  );
}
