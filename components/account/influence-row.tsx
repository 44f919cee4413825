import { LineProduct } from "@/components/cart/line-product";
import type { InfluenceOf } from "@/lib/recommender/serving/influence-list";
import { InfluenceSwitch } from "./influence-switch";
import { Day } from "@/components/ui/day";

const SAID: Record<InfluenceOf["action"], string> = {
  bought: "You bought this",
  chose: "You put this into your cart",
  liked: "You liked this",
  rated: "You rated this",
  viewed: "You viewed this",
  disliked: "You rated this low, so suggestions keep away from it",
};

/** One product of the past: what the shopper did with it, and whether it counts. */
export function InfluenceRow({ influence }: { influence: InfluenceOf }) {
  const { product, name, slug, image, action, at, isOn } = influence;
  return (
    <li id={product} className="scroll-mt-24 py-4 target:bg-accent-soft sm:py-5">
      <LineProduct name={name} slug={slug} image={image} size="sm">
        <div className="mt-1 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
          <p className="text-sm text-muted">
            {SAID[action]} · <Day at={at} />
          </p>
          <InfluenceSwitch product={product} name={name} isOn={isOn} />
        </div>
      </LineProduct>
    </li>
  );
}
