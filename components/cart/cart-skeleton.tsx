import { Skeleton } from "@/components/ui/skeleton";

/** The place of a cart of two lines and its summary. */
export function CartSkeleton() {
  return (
    <div aria-hidden="true" className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="divide-y divide-line border-y border-line">
        {[0, 1].map((line) => (
          <div key={line} className="flex gap-4 py-5">
            <Skeleton className="size-20 shrink-0 sm:size-28" />
            <div className="grow space-y-3">
              <Skeleton className="h-5 w-2/3" />
              <Skeleton className="h-4 w-20" />
              <Skeleton className="h-11 w-32" />
            </div>
          </div>
        ))}
      </div>
      <Skeleton className="h-64 rounded-lg" />
    </div>
  );
}
