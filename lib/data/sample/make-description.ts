import type { Chance } from "@/lib/platform/random";
import type { Brand } from "./catalog/brands";
import { COLOUR_NAMES } from "./catalog/colours";
import type { LeafPlan } from "./catalog/plan";
import type { Design } from "./make-name";

const capitalise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Product attributes in the order they are shown. */
export function drawAttributes(leaf: LeafPlan, design: Design, chance: Chance): Record<string, string> {
  const attributes: Record<string, string> = {};
  if (leaf.namesColour || leaf.materialCalled === "Material")
    attributes.Colour = COLOUR_NAMES[design.palette];
  attributes[leaf.materialCalled] = design.material.name;
  if (design.pattern) attributes.Pattern = design.pattern.word;
  for (const [name, values] of Object.entries(leaf.traits)) attributes[name] = chance.pick(values);
  return attributes;
}

/** The opening sentence: what it is. */
function introduce(leaf: LeafPlan, brand: Brand, design: Design, chance: Chance): string {
  const noun = design.noun.name.toLowerCase();
  const colour = COLOUR_NAMES[design.palette].toLowerCase();
  const material = design.material.name.toLowerCase();
  if (leaf.titles.length > 0) return `${design.series} is a ${material} from ${brand.name}.`;
  if (!leaf.namesColour)
    return `${capitalise(material)} ${noun} from the ${design.series} range by ${brand.name}.`;
  if (leaf.materialCalled !== "Material") {
    return `${capitalise(material)} ${noun}, ${colour}, from the ${design.series} range by ${brand.name}.`;
  }
  const inColour = design.material.palette ? material : `${material} in ${colour}`;
  const pattern =
    design.pattern && design.pattern.name !== "plain" ? `${design.pattern.word.toLowerCase()} ` : "";
  return chance.pick([
    `${capitalise(pattern + noun)} made of ${inColour}, from ${brand.name}'s ${design.series} range.`,
    `From the ${design.series} range by ${brand.name}: ${pattern}${noun} in ${inColour}.`,
    `${brand.name} ${design.series}: ${pattern}${noun}, ${inColour}.`,
  ]);
}

/** Three or four sentences: what it is, one or two things that are true of it, and who made it. */
export function describeDesign(leaf: LeafPlan, brand: Brand, design: Design, chance: Chance): string {
  const skipped = chance.maybe(0.7) ? Math.floor(chance.uniform() * leaf.says.length) : -1;
  const facts = leaf.says.filter((_, i) => i !== skipped).slice(0, 2);
  return [introduce(leaf, brand, design, chance), ...facts, brand.story].join(" ");
}
