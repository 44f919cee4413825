import { cx } from "./cx";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger";
export type ButtonSize = "sm" | "md" | "lg";

export interface ButtonStyle {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** As wide as its container. */
  block?: boolean;
}

const VARIANTS: Record<ButtonVariant, string> = {
  // Where colours are forced, only an edge tells it from text.
  primary: "bg-accent text-on-accent hover:bg-accent-strong forced-colors:border",
  secondary: "border border-line-strong bg-surface text-ink hover:border-ink",
  ghost: "text-ink hover:bg-tile",
  danger: "border border-negative bg-surface text-negative hover:bg-negative-soft",
};

// At least 44 pixels high where a thumb is likely: `sm` is for toolbars and tables only.
const SIZES: Record<ButtonSize, string> = {
  sm: "h-9 px-3 text-sm",
  md: "h-11 px-5 text-base",
  lg: "h-13 px-7 text-base",
};

/** The look shared by buttons and links that look like buttons. */
export function buttonStyle({ variant = "primary", size = "md", block }: ButtonStyle): string {
  return cx("button", VARIANTS[variant], SIZES[size], block && "w-full");
}
