import { z } from "zod";
import { AS_IT_LOOKS, NOT_READ } from "./column-choice";
import { COLUMNS_OF } from "./detect-format";
import { readingSchema, type UploadedFormat } from "./reading";

const isColumnOf = (format: UploadedFormat, ours: string) =>
  COLUMNS_OF[format].some(({ names }) => names[0] === ours);

const empty = (value: unknown) => (value === "" ? undefined : value);
const ticked = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

const { shape } = readingSchema;

/** How the form of an upload says it is to be read. */
export const readingFormSchema = z
  .object({
    upload: z.uuid(),
    format: shape.format,
    columns: z.record(z.string(), z.string()).default({}),
    delimiter: z.preprocess(empty, z.enum([",", ";", "|", "tab"]).optional()),
    currency: z.preprocess(
      (value) =>
        value === ""
          ? undefined
          : String(value ?? "")
              .trim()
              .toUpperCase() || undefined,
      shape.currency,
    ),
    kind: z.preprocess(empty, shape.kind),
    dateOrder: z.preprocess(empty, shape.dateOrder),
    imageBase: z.preprocess(empty, shape.imageBase),
    clearEmpty: ticked,
  })
  .transform(({ upload, columns, delimiter, ...rest }) => ({
    upload,
    reading: {
      ...rest,
      delimiter: delimiter === "tab" ? "\t" : delimiter,
      columns: Object.fromEntries(
        // Of another format's columns nothing can be said here: the form is still that of the format before.
        Object.entries(columns).flatMap(([ours, theirs]) =>
          theirs === AS_IT_LOOKS || !isColumnOf(rest.format, ours)
            ? []
            : [[ours, theirs === NOT_READ ? "" : theirs]],
        ),
      ),
    },
  }));

/** The form that imports: read as the newest look was. */
export const importFormSchema = z.object({
  upload: z.uuid(),
  sample: z.enum(["refuse", "replace", "keep"]).default("refuse"),
  hideMissing: ticked,
});
