import { Skeleton } from "@/components/ui/skeleton";
import { RAIL_COLUMNS, RAIL_NOTE, RAIL_ROW } from "./rail-layout";

const CARDS = 6;

/** The place of a rail, exactly as high as the rail that will stand there. */
export function RailSkeleton({ title }: { title: string }) {
  return (
    <section aria-busy="true" aria-label={title}>
      <div className="mb-4 flex min-h-11 items-center">
        <h2 className="text-xl font-medium sm:text-2xl">{title}</h2>
      </div>
      <div className={`${RAIL_ROW} ${RAIL_COLUMNS.alone} overflow-x-hidden`} aria-hidden="true">
        {Array.from({ length: CARDS }, (_, i) => (
          <div key={i}>
            <Skeleton className="aspect-square rounded-lg" />
            <div className="mt-3 min-h-21 space-y-2 pt-1">
              <Skeleton className="h-3 w-16" />
              <Skeleton className="h-3 w-4/5" />
              <Skeleton className="h-3 w-12" />
            </div>
            <div className={RAIL_NOTE} />
          </div>
        ))}
      </div>
    </section>
  );
}
