/** What the shop's own texts are called, and what stands around them. */
export const texts = {
  about: "About this shop",
  shop: "Shop",
  delivery: "Delivery",
  returns: "Returns",
  contact: "Contact",
  terms: "Terms",
  privacy: "Privacy policy",
  imprint: "Imprint",
  sample: "A sample text",
  sampleHint:
    "It ships with the software and holds for no shop. Whoever runs this one replaces it in the admin, under Texts.",
  missing: "Not found",
} as const;
