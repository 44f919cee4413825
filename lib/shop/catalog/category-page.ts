/** A category as pages link to it. */
export interface CategoryLink {
  name: string;
  /** Slugs from the root, joined by "/". */
  path: string;
}

export interface CategoryPage extends CategoryLink {
  /** From the root down to the parent. */
  ancestors: CategoryLink[];
  /** Direct children that have something for sale. */
  children: (CategoryLink & { count: number })[];
  /** What most of its products are priced in. */
  currency: string;
}
