/** Before the rows PostgreSQL's binary COPY sends 11 bytes that name the format, 4 of flags and 4 of a length of nothing. */
const HEADER_BYTES = 19;
/** What stands in place of a row's number of fields behind the last one. */
const END = -1;

/**
 * Reads rows as the bytes they are, field by field; null becomes no bytes. An ordinary query would bring them as
 * hexadecimal text, twice their size and to be read once more.
 *
 * @param rows what `copy (…) to stdout (format binary)` sends
 */
export async function readCopiedRows(rows: AsyncIterable<Buffer>): Promise<Buffer[][]> {
  const chunks: Buffer[] = [];
  for await (const chunk of rows) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const read: Buffer[][] = [];
  let at = HEADER_BYTES;
  for (;;) {
    const fields = bytes.readInt16BE(at);
    if (fields === END) return read;
    at += 2;
    const row: Buffer[] = [];
    for (let field = 0; field < fields; field++) {
      const length = Math.max(0, bytes.readInt32BE(at));
      at += 4;
      row.push(bytes.subarray(at, at + length));
      at += length;
    }
    read.push(row);
  }
}
