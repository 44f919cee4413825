import type { CategoryNode } from "@/lib/shop/catalog/category-tree";

/** Categories as choices, each indented below its parent. */
export function CategoryOptions({ categories }: { categories: readonly CategoryNode[] }) {
  return categories.map(({ id, name, depth }) => (
    <option key={id} value={id}>
      {"  ".repeat(depth)}
      {name}
    </option>
  ));
}
