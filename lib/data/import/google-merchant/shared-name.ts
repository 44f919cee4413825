/** The least of the shortest title that a common beginning has to be for it to be the name of all. */
const LEAST_SHARE = 1 / 3;

/** What items of a group are called together: the words their titles begin with, else the first title. */
export function sharedName(titles: readonly string[]): string {
  const given = titles.filter((title) => title !== "");
  const [first = ""] = given;
  if (given.length < 2) return first;
  const words = given.map((title) => title.split(" "));
  const shortest = Math.min(...given.map(({ length }) => length));
  let count = 0;
  while (words.every((one) => one[count] !== undefined && one[count] === words[0]?.[count])) count++;
  const shared = (words[0] ?? []).slice(0, count).join(" ");
  const clean = shared.replace(/[\s\-–—,;:|/(]+$/u, "");
  return clean !== "" && clean.length >= shortest * LEAST_SHARE ? clean : first;
}
