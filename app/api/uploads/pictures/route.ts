import { z } from "zod";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation, reply } from "@/lib/platform/http/operation";
import { staffOrKey } from "@/lib/shop/auth/rights";
import { MAX_PICTURE_BYTES, receivePictures } from "@/lib/shop/uploads/pictures";

const picture = z.object({ address: z.string(), width: z.int(), height: z.int() });

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("pictures", {
  POST: operation({
    summary: "Upload pictures of products",
    description:
      "JPEG, PNG, WebP, GIF or AVIF; each is decoded and written anew. The address of each is what products name it by.",
    right: staffOrKey("catalog:write"),
    files: { field: "picture", maxBytes: MAX_PICTURE_BYTES },
    answers: { 201: z.object({ pictures: z.array(picture) }) },
    problems: ["invalid", "too_large", "unsupported_media_type"],
    handle: async ({ request, caller }) => reply(201, { pictures: await receivePictures(request, caller) }),
  }),
});
