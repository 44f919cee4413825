const NAMES: Readonly<Record<string, string>> = {
  als: "Matrix factorisation (ALS)",
  popularity: "Popularity",
  "recent-popularity": "Recent popularity",
  "item-similarity": "Item similarity",
  "co-occurrence": "Seen on the same day",
  "co-purchase": "Bought together",
  "item-knn": "Item neighbours (k-NN)",
  "user-knn": "Shopper neighbours (k-NN)",
  "vs-knn": "Session neighbours (VS-kNN)",
  ease: "EASE",
  "sparse-ease": "Sparse EASE",
  "graph-filter": "Graph filter",
  "pure-svd": "Singular vectors (PureSVD)",
  "explicit-als": "Ratings (ALS)",
  "svd++": "Ratings (SVD++)",
  bpr: "Learned ranking (BPR)",
  content: "Descriptions",
  blend: "Blend",
};

/** A model of the comparison in words; its own name when it is a new one. */
export function modelName(model: string): string {
  return NAMES[model] ?? model;
}
