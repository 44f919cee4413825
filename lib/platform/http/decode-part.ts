/** A part of an address, or a cookie, as it is meant; one that is not written as those are is meant as it stands. */
export function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
