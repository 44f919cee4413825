/** The path of a category from the segments of a URL, which Next hands over as they were written. */
export function decodeCategoryPath(segments: readonly string[]): string {
  try {
    return segments.map(decodeURIComponent).join("/");
  } catch {
    // A lone "%" is no encoding; no category is called so.
    return segments.join("/");
  }
}
