import { Skeleton } from "@/components/ui/skeleton";

/** The place of the orders and the details beside them. */
export function AccountSkeleton() {
  return (
    <div aria-hidden="true" className="grid items-start gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="space-y-5">
        <Skeleton className="h-8 w-32" />
        <Skeleton className="h-48 rounded-lg" />
        <Skeleton className="h-48 rounded-lg" />
      </div>
      <Skeleton className="h-80 rounded-lg" />
    </div>
  );
}
