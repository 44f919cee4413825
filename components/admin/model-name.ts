const NAMES: Readonly<Record<string, string>> = {
  als: "Matrix factorisation (ALS)",
  popularity: "Popularity",
  "recent-popularity": "Recent popularity",
  "item-similarity": "Item similarity",
  "item-knn": "Item neighbours (k-NN)",
  blend: "Blend",
};

/** A model of the comparison in words; its own name when it is a new one. */
export function modelName(model: string): string {
  return NAMES[model] ?? model;
}
