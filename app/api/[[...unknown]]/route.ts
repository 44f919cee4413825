import { AppError } from "@/lib/platform/errors";
import { answering, mountInNext } from "@/lib/platform/http/route";

/** Any address the API does not have: a problem document like everything else here, not a page. */
export const GET = mountInNext(
  answering(async () => {
    throw new AppError("not_found", "There is no such address.");
  }),
);

export { GET as POST, GET as PUT, GET as PATCH, GET as DELETE };
