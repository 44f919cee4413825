import { LineProduct } from "@/components/cart/line-product";
import type { InfluenceOf } from "@/lib/recommender/serving/influence-list";
import { getWords } from "@/lib/shop/settings/current-language";
import { tasteWords } from "@/lib/words/taste";
import { InfluenceSwitch } from "./influence-switch";
import { Day } from "@/components/ui/day";

/** One product of the past: what the shopper did with it, and whether it counts. */
export async function InfluenceRow({ influence }: { influence: InfluenceOf }) {
  const { say } = await getWords(tasteWords);
  const { product, name, slug, image, action, at, isOn } = influence;
  return (
    <li id={product} className="scroll-mt-24 py-4 target:bg-accent-soft sm:py-5">
      <LineProduct name={name} slug={slug} image={image} size="sm">
        <div className="mt-1 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
          <p className="text-sm text-muted">
            {say(action)} · <Day at={at} />
          </p>
          <InfluenceSwitch product={product} name={name} isOn={isOn} />
        </div>
      </LineProduct>
    </li>
  );
}
