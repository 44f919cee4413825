import { Link } from "@/components/ui/link";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { deleteCategoryAction, shiftCategoryAction } from "@/lib/shop/catalog/category-actions";
import type { CategoryNode } from "@/lib/shop/catalog/category-tree";
import { ActionButton } from "../action-button";
import { DataTable } from "../data-table";
import { formatCount } from "../format";
import { May } from "../may";

function Buttons({ id, name, products, children }: CategoryNode) {
  const shared = { scope: "catalog:write", size: "sm", variant: "ghost" } as const;
  return (
    <span className="flex gap-1">
      <May scope="catalog:write">
        <ButtonLink
          href={`/admin/categories?edit=${id}`}
          size="sm"
          variant="secondary"
          aria-label={`Change ${name}`}
        >
          Change
        </ButtonLink>
      </May>
      <ActionButton
        {...shared}
        label="Up"
        fullLabel={`Move ${name} up`}
        action={shiftCategoryAction.bind(null, { id, by: -1 })}
        done={`“${name}” stands further up.`}
      />
      <ActionButton
        {...shared}
        label="Down"
        fullLabel={`Move ${name} down`}
        action={shiftCategoryAction.bind(null, { id, by: 1 })}
        done={`“${name}” stands further down.`}
      />
      {products + children === 0 && (
        <ActionButton
          {...shared}
          variant="danger"
          label="Remove"
          fullLabel={`Remove ${name}`}
          action={deleteCategoryAction.bind(null, { id })}
          done={`“${name}” is gone.`}
          confirm={{
            title: `Remove “${name}”?`,
            text: <p>Nothing is in it. Its address shows nothing any more.</p>,
            yes: "Remove it",
          }}
        />
      )}
    </span>
  );
}

/** All categories, each indented below its parent. */
export function CategoryTree({ categories }: { categories: readonly CategoryNode[] }) {
  if (categories.length === 0) {
    return (
      <EmptyState title="No categories yet" className="sm:py-16">
        Files bring theirs along; or add the first one above.
      </EmptyState>
    );
  }
  return (
    <DataTable
      caption="Categories"
      rows={categories}
      rowKey={({ id }) => `${id}`}
      columns={[
        {
          heading: "Category",
          cell: ({ name, depth }) => (
            <span className="block sm:min-w-40" style={{ paddingLeft: `${depth * 1.25}rem` }}>
              {name}
            </span>
          ),
        },
        {
          heading: "Products",
          numeric: true,
          cell: ({ id, name, products }) => (
            <Link
              href={`/admin/products?category=${id}`}
              aria-label={`${formatCount(products)} products of ${name}`}
              className="underline underline-offset-4"
            >
              {formatCount(products)}
            </Link>
          ),
        },
        {
          heading: "Address",
          cell: ({ path }) => <span className="wrap-anywhere text-muted">/category/{path}</span>,
        },
        { heading: "Act", cell: (node) => <Buttons {...node} /> },
      ]}
    />
  );
}
