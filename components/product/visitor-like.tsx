import { unstable_rethrow } from "next/navigation";
import { LateLikeButton } from "./late-like-button";
import { withinDeadline } from "@/lib/platform/deadline";
import { isForMany } from "@/lib/platform/http/own-rendering";
import { getCurrentShopper } from "@/lib/shop/auth/current-shopper";
import { parsePublicProductId } from "@/lib/platform/ids";
import { isLiked } from "@/lib/shop/interactions/likes";
import { getLog } from "@/lib/platform/log";
import { LikeButton } from "./like-button";

async function readLiked(product: string): Promise<boolean> {
  const [shopper, id] = [await getCurrentShopper(), parsePublicProductId(product)];
  return shopper !== null && id !== null && (await isLiked(shopper.id, id));
}

/** Long enough for nearly every answer, too short to be noticed. */
const PATIENCE_MS = 300;

/** The like button as this visitor left it; when that cannot be read in time, as if it had not been pressed. */
export async function VisitorLike({ product, name }: { product: string; name: string }) {
  if (await isForMany()) return <LateLikeButton product={product} name={name} />;
  const reading = readLiked(product).catch((error: unknown) => {
    unstable_rethrow(error);
    getLog("likes").warn({ err: error }, "the page shows no like");
    return false;
  });
  const liked = (await withinDeadline(reading, PATIENCE_MS)) ?? false;
  return <LikeButton product={product} name={name} liked={liked} />;
}
