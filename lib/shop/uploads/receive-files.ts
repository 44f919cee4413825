import "server-only";
import type { ApiRequest } from "@/lib/platform/http/api-request";
import { Readable } from "node:stream";
import busboy from "busboy";
import { AppError, isAppError } from "@/lib/platform/errors";

interface Limits {
  /** The field whose files are taken; others are passed over. */
  field: string;
  maxFiles: number;
  maxBytes: number;
}

const LONGEST_NAME = 200;

/** A name as it may be shown: without the folders and marks some browsers send along. */
function cleanName(name: string | undefined): string {
  const last = (name ?? "").split(/[\\/]/).at(-1) ?? "";
  return (
    last
      .replace(/\p{Cc}/gu, "")
      .trim()
      .slice(-LONGEST_NAME) || "file"
  );
}

async function* limited(stream: Readable, name: string, maxBytes: number): AsyncGenerator<Buffer> {
  yield* stream as AsyncIterable<Buffer>;
  if ((stream as { truncated?: boolean }).truncated)
    throw new AppError("too_large", `${name} is larger than ${Math.floor(maxBytes / 1024 / 1024)} MB.`);
}

/**
 * Hands the files of a form over as they arrive: `take` gets the name and the bytes of each and has to read them to their end.
 * Throws AppError unsupported_media_type, too_large, invalid for a form without any file or that breaks off, and what
 * `take` throws.
 */
export async function receiveFiles<T>(
  request: ApiRequest,
  { field, maxFiles, maxBytes }: Limits,
  take: (name: string, bytes: AsyncIterable<Buffer>) => Promise<T>,
): Promise<T[]> {
  const type = request.headers.get("content-type") ?? "";
  if (!type.startsWith("multipart/form-data") || !request.body)
    throw new AppError("unsupported_media_type", "Send the file as multipart/form-data.");
  const parser = openParser(type, { files: maxFiles + 1, fileSize: maxBytes, fields: 20 });
  const taken: Promise<T>[] = [];
  const body = Readable.from(request.body as AsyncIterable<Uint8Array>, { objectMode: false });
  const done = new Promise<void>((resolve, reject) => {
    parser.on("file", (name, stream, { filename }) => {
      // A field left empty comes as a file without a name.
      if (name !== field || filename === undefined || filename === "") return void stream.resume();
      if (taken.length >= maxFiles) {
        stream.resume();
        return reject(new AppError("too_large", `Please send ${maxFiles} at most.`));
      }
      const file = cleanName(filename);
      const work = take(file, limited(stream, file, maxBytes));
      // What is not read any more must not hold up the rest of the form.
      work.catch((error: unknown) => {
        stream.resume();
        reject(error as Error);
      });
      taken.push(work);
    });
    parser.on("close", resolve);
    const fail = (error: unknown) =>
      reject(
        isAppError(error)
          ? error
          : new AppError("invalid", "The upload broke off. Please try again.", { cause: error }),
      );
    parser.on("error", fail);
    body.on("error", fail);
    body.pipe(parser);
  });
  try {
    await done;
  } catch (error) {
    body.unpipe(parser).resume();
    await Promise.allSettled(taken);
    throw error;
  }
  if (taken.length === 0) throw new AppError("invalid", "Please choose a file.");
  return Promise.all(taken);
}

function openParser(type: string, limits: busboy.Limits): busboy.Busboy {
  try {
    return busboy({ headers: { "content-type": type }, limits, defParamCharset: "utf8" });
  } catch (error) {
    throw new AppError("invalid", "The form cannot be read.", { cause: error });
  }
}
