import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import type { ProductStatus } from "@/lib/shop/catalog/product-status";

export const STATUS_WORDS: Readonly<Record<ProductStatus, { label: string; tone: Tone }>> = {
  active: { label: "on sale", tone: "positive" },
  hidden: { label: "hidden", tone: "warning" },
  archived: { label: "archived", tone: "neutral" },
};

/** Whether a product is sold. */
export function StatusBadge({ status }: { status: ProductStatus }) {
  const { label, tone } = STATUS_WORDS[status];
  return <Badge tone={tone}>{label}</Badge>;
}
