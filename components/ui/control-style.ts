/** The look of every box one types or chooses in. 16 pixels of type, or phones zoom in on focus. */
export const CONTROL_STYLE =
  "h-11 w-full rounded-md border border-line-strong bg-surface px-3.5 text-base text-ink transition-colors " +
  "placeholder:text-muted hover:border-ink aria-invalid:border-negative disabled:opacity-50";
