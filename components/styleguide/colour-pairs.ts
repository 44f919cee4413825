/** Two colours of which one lies on the other, by the names of their tokens in app/globals.css. */
export interface ColourPair {
  text: string;
  on: string;
  /** The contrast it has to have (WCAG 2.2): 4.5 for text, 3 for the edge of a control. */
  least: 4.5 | 3;
  /** The classes that put one on the other. Written out: Tailwind reads them here. */
  style: string;
}

const text = (name: string, on: string, style: string): ColourPair => ({ text: name, on, least: 4.5, style });
const edge = (name: string, on: string, style: string): ColourPair => ({ text: name, on, least: 3, style });

/** Every pair that is used. */
export const COLOUR_PAIRS: readonly ColourPair[] = [
  text("ink", "canvas", "text-ink bg-canvas"),
  text("ink", "surface", "text-ink bg-surface"),
  text("ink", "tile", "text-ink bg-tile"),
  text("muted", "canvas", "text-muted bg-canvas"),
  text("muted", "surface", "text-muted bg-surface"),
  text("muted", "tile", "text-muted bg-tile"),
  text("canvas", "ink", "text-canvas bg-ink"),
  text("accent", "canvas", "text-accent bg-canvas"),
  text("accent", "surface", "text-accent bg-surface"),
  text("accent", "accent-soft", "text-accent bg-accent-soft"),
  text("on-accent", "accent", "text-on-accent bg-accent"),
  text("on-accent", "accent-strong", "text-on-accent bg-accent-strong"),
  text("positive", "canvas", "text-positive bg-canvas"),
  text("positive", "surface", "text-positive bg-surface"),
  text("positive", "positive-soft", "text-positive bg-positive-soft"),
  text("warning", "canvas", "text-warning bg-canvas"),
  text("warning", "surface", "text-warning bg-surface"),
  text("warning", "warning-soft", "text-warning bg-warning-soft"),
  text("negative", "canvas", "text-negative bg-canvas"),
  text("negative", "surface", "text-negative bg-surface"),
  text("negative", "negative-soft", "text-negative bg-negative-soft"),
  edge("line-strong", "canvas", "text-line-strong bg-canvas"),
  edge("line-strong", "surface", "text-line-strong bg-surface"),
];
