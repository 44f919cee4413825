/** `home.for-you` as admins read it: `Home · for you`. */
export function placementName(placement: string): string {
  const [page = "", ...slot] = placement.split(".");
  const words = slot.join(" ").replaceAll("-", " ");
  const name = page.charAt(0).toUpperCase() + page.slice(1);
  return words ? `${name} · ${words}` : name;
}
