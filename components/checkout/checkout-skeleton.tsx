import { Skeleton } from "@/components/ui/skeleton";

/** The place of the form and the order beside it; as high as the form, so that the footer stays where it is. */
export function CheckoutSkeleton() {
  return (
    <div
      aria-hidden="true"
      className="grid min-h-[68rem] content-start items-start gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_24rem]"
    >
      <Skeleton className="h-80 rounded-lg lg:order-last" />
      <div className="max-w-2xl space-y-6">
        {[0, 1, 2, 3, 4, 5].map((field) => (
          <Skeleton key={field} className="h-11" />
        ))}
      </div>
    </div>
  );
}
