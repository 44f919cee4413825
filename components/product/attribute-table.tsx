import type { ProductAttribute } from "@/lib/shop/catalog/attributes";

/** Facts about a product, one to a line. */
export function AttributeTable({ attributes }: { attributes: ProductAttribute[] }) {
  if (attributes.length === 0) return null;
  return (
    <dl className="divide-y divide-line border-y border-line text-sm">
      {attributes.map(({ label, value }) => (
        <div key={label} className="grid grid-cols-[minmax(7rem,2fr)_3fr] gap-4 py-3">
          <dt className="text-muted">{label}</dt>
          <dd className="break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
