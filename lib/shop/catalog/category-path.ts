import { decodePart } from "@/lib/platform/http/decode-part";

/** The path of a category from the segments of a URL, which Next hands over as they were written. */
export function decodeCategoryPath(segments: readonly string[]): string {
  return segments.map(decodePart).join("/");
}
