/** Marks between cells; blanks only where there is no other. */
const MARKS = ["::", "\t", ",", ";", "|"];

/** The mark between the cells of a line, as far as the line tells. */
export function guessDelimiter(line: string): string {
  const countCells = (mark: string) => line.split(mark).length;
  const best = MARKS.reduce((most, mark) => (countCells(mark) > countCells(most) ? mark : most));
  return countCells(best) > 1 || !line.includes(" ") ? best : " ";
}

/** The cells of a line between marks, without the quotes around them. */
export function splitCells(line: string, mark: string): string[] {
  return line.split(mark).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
}
