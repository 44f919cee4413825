/** The texts a shop has to have, or is asked for, by the name in their address. */
export const TEXT_NAMES = ["delivery", "returns", "contact", "terms", "privacy", "imprint"] as const;
export type TextName = (typeof TEXT_NAMES)[number];

/** What the admin calls them. */
export const TEXT_LABELS: Readonly<Record<TextName, string>> = {
  delivery: "Delivery",
  returns: "Returns",
  contact: "Contact",
  terms: "Terms",
  privacy: "Privacy policy",
  imprint: "Imprint",
};

export function isTextName(name: string): name is TextName {
  return (TEXT_NAMES as readonly string[]).includes(name);
}
