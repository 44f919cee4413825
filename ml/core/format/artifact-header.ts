import { FormatError } from "./format-error";

/** What the metadata of an artifact says of it, whatever is in it. */
export interface ArtifactHeader {
  /** What kind of file it is: `aisle.model`, for one. */
  readonly kind: string;
  /** Of the kind; raised whenever a reader of the version before would misunderstand the file. */
  readonly version: number;
}

/** The entries of the metadata that `checkArtifactHeader` reads. */
export function writeArtifactHeader({ kind, version }: ArtifactHeader): { kind: string; version: string } {
  return { kind, version: String(version) };
}

/** @throws FormatError for another kind of file, and for an older or a newer version than the one known */
export function checkArtifactHeader(metadata: ReadonlyMap<string, string>, known: ArtifactHeader): void {
  const kind = metadata.get("kind") ?? "nothing named";
  if (kind !== known.kind) {
    throw new FormatError("foreign", `The file holds "${kind}".`, `Give a file of the kind "${known.kind}".`);
  }
  const text = metadata.get("version");
  const version = Number(text);
  const told = `Version ${text}; known is ${known.version}.`;
  if (version > known.version) throw new FormatError("newer_version", told, "Update Aisle.");
  if (version === known.version) return;
  if (Number.isInteger(version) && version >= 1) throw new FormatError("older_version", told, "Train again.");
  throw badHeader("version", text);
}

/** For an entry of the metadata that is missing or says something impossible. */
export function badHeader(name: string, value: unknown): FormatError {
  return new FormatError("bad_header", `Metadata "${name}" is ${JSON.stringify(value)}.`, "Train again.");
}

/**
 * Puts an artifact's parts together; whatever they fail of is a FormatError.
 *
 * @throws FormatError
 */
export function assembleParts<T>(assemble: () => T): T {
  try {
    return assemble();
  } catch (cause) {
    if (cause instanceof FormatError) throw cause;
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new FormatError("bad_shape", `The parts do not fit: ${message}`, "Train again.");
  }
}
