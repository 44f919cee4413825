import { z } from "zod";
import { productRecordSchema } from "./product-record";

/** What comes of writing one product. */
export const writtenProductSchema = z.object({
  product: productRecordSchema,
  notes: z.array(z.string()).describe("What was understood otherwise than said, or left out."),
});

export const deletedProductSchema = z.object({ product: z.string(), deleted: z.literal(true) });
