import { unstable_rethrow } from "next/navigation";
import { getCurrentShopper } from "@/lib/shop/auth/current-shopper";
import { parsePublicProductId } from "@/lib/platform/ids";
import { isLiked } from "@/lib/shop/interactions/likes";
import { getLog } from "@/lib/platform/log";
import { LikeButton } from "./like-button";

async function readLiked(product: string): Promise<boolean> {
  const [shopper, id] = [await getCurrentShopper(), parsePublicProductId(product)];
  return shopper !== null && id !== null && (await isLiked(shopper.id, id));
}

/** The like button as this visitor left it. Put it in Suspense with a `LikeButton` in its place. */
export async function VisitorLike({ product, name }: { product: string; name: string }) {
  const liked = await readLiked(product).catch((error: unknown) => {
    unstable_rethrow(error);
    getLog("likes").warn({ err: error }, "the page shows no like");
    return false;
  });
  return <LikeButton product={product} name={name} liked={liked} />;
}
