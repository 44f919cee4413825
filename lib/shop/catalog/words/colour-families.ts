import { COLOUR_FAMILIES, COLOUR_NAMES } from "./colours";
import { keyOf } from "./thesaurus";
import { toWords } from "./normalise";

const lines = (text: string) => text.trim().split(/\s*\n\s*/);
const capitalise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function readFamilies(): Map<string, string[]> {
  const families = new Map<string, string[]>();
  const add = (name: string, family: string) => {
    const key = keyOf(toWords(name));
    const known = families.get(key) ?? [];
    if (!known.includes(family)) families.set(key, [...known, family]);
  };
  for (const line of lines(COLOUR_FAMILIES)) {
    const [family = "", kinds = ""] = line.split(":");
    for (const name of [family, ...kinds.split(",")]) add(name, capitalise(family.trim()));
  }
  for (const line of lines(COLOUR_NAMES)) {
    const names = line.split(",");
    const known = names.flatMap((name) => families.get(keyOf(toWords(name))) ?? []);
    for (const name of names) for (const family of known) add(name, family);
  }
  return families;
}

const FAMILIES = readFamilies();
const remembered = new Map<string, readonly string[]>();
const MAX_REMEMBERED = 10_000;
const LONGEST = 2;

/** What a colour can be looked for under: `Midnight Blue` → Blue, `Teal` → Blue, Green. One that is not known is its own. */
export function familiesOf(colour: string): readonly string[] {
  let known = remembered.get(colour);
  if (!known) {
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    remembered.set(colour, (known = colour === "" ? [] : readColour(colour)));
  }
  return known;
}

function readColour(colour: string): readonly string[] {
  const words = toWords(colour);
  const found = new Set<string>();
  for (let at = 0; at < words.length;) {
    let size = Math.min(LONGEST, words.length - at);
    while (size > 0 && !FAMILIES.has(keyOf(words.slice(at, at + size)))) size--;
    for (const family of FAMILIES.get(keyOf(words.slice(at, at + size))) ?? []) found.add(family);
    at += Math.max(size, 1);
  }
  return found.size > 0 ? [...found] : [colour.slice(0, 60)];
}
