import { MissingState } from "@/components/layout/missing-state";

export default function NotFound() {
  return <MissingState />;
}
