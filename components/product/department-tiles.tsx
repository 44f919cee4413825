import Link from "next/link";
import { LinkPending } from "@/components/ui/link-pending";
import { SectionHeading } from "@/components/ui/section-heading";
import type { Department } from "@/lib/catalog/departments";
import { ProductPicture } from "./product-picture";

const SHOWN = 8;

/** The departments, each with the picture of its newest product. */
export function DepartmentTiles({ departments }: { departments: Department[] }) {
  return (
    <section aria-labelledby="departments">
      <SectionHeading id="departments" title="Departments" />
      <ul className="grid grid-cols-2 gap-4 sm:grid-cols-3 sm:gap-6 lg:grid-cols-4">
        {departments.slice(0, SHOWN).map(({ name, path, image, count }) => (
          <li key={path}>
            <Link
              href={`/category/${path}`}
              className="group flex items-center gap-4 rounded-lg border border-line bg-surface p-3 transition-colors hover:border-line-strong"
            >
              <ProductPicture
                image={image ?? ""}
                size={160}
                className="size-16 shrink-0 rounded-md sm:size-20"
              />
              <span className="min-w-0">
                <span className="block font-medium text-pretty underline-offset-4 group-hover:underline">
                  {name}
                </span>
                <span className="text-sm text-muted tabular-nums">{count} products</span>
              </span>
              <LinkPending />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
