import "server-only";
import sharp from "sharp";

// libvips keeps up to 50 MB of what it has worked on, in case the same is asked of the same picture again. What the shop makes
// of a picture it makes once, and keeps itself.
sharp.cache(false);

export { sharp };
