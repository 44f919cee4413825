import Link from "next/link";
import { LinkPending } from "@/components/ui/link-pending";
import { SectionHeading } from "@/components/ui/section-heading";
import type { Department } from "@/lib/catalog/departments";
import { ProductPicture } from "./product-picture";

/** Whole rows of three or of four: no gap at the end. */
function fitRows(departments: Department[]): { shown: Department[]; columns: string } {
  const inFours = departments.length >= 8 || departments.length === 4;
  const shown = departments.length >= 8 ? departments.slice(0, 8) : departments.slice(0, 6);
  return { shown, columns: inFours ? "lg:grid-cols-4" : "lg:grid-cols-3" };
}

/** The departments, each with the picture of its newest product. */
export function DepartmentTiles({ departments }: { departments: Department[] }) {
  const { shown, columns } = fitRows(departments);
  return (
    <section aria-labelledby="departments">
      <SectionHeading id="departments" title="Departments" />
      <ul className={`grid grid-cols-2 gap-4 sm:gap-6 ${columns}`}>
        {shown.map(({ name, path, image, count }) => (
          <li key={path}>
            <Link
              href={`/category/${path}`}
              className="group flex h-full flex-col overflow-hidden rounded-lg bg-tile sm:flex-row-reverse sm:items-stretch"
            >
              <ProductPicture image={image ?? ""} size={320} className="w-full shrink-0 sm:w-2/5" />
              <span className="flex min-w-0 grow flex-col justify-between gap-1 p-4 sm:p-5">
                <span className="text-lg/snug font-medium text-pretty underline-offset-4 group-hover:underline">
                  {name}
                </span>
                <span className="text-sm text-muted tabular-nums">
                  {count} {count === 1 ? "product" : "products"}
                </span>
              </span>
              <LinkPending />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
