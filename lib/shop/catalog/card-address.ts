/** Where the picture of a product lies that links to it are shown with: 1200 × 630 pixels. */
export function cardAddress(slug: string): string {
  return `/social/${encodeURIComponent(slug)}.png`;
}
