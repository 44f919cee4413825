import { MissingState } from "@/components/layout/missing-state";
import { WayOn } from "@/components/search/way-on";

export default function NotFound() {
  return (
    <>
      <MissingState />
      <WayOn />
    </>
  );
}
