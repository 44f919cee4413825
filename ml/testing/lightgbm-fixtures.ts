/** What LightGBM says of some rows; `write-fixtures.py` beside the files wrote it. */
export interface Fixture {
  readonly name: string;
  readonly text: string;
  readonly rows: number;
  readonly values: Float64Array;
  readonly raw: readonly number[];
  readonly leaves: readonly (readonly number[])[];
  readonly contributions: readonly (readonly number[])[];
  readonly gain: readonly number[];
  readonly splits: readonly number[];
}

interface Said extends Omit<Fixture, "name" | "text" | "values" | "rows"> {
  readonly rows: readonly (readonly (number | null)[])[];
}

/** Models that are read; the others, which have no such file beside them, are refused. */
export const FIXTURES = [
  "binary",
  "lambdarank",
  "many-leaves",
  "no-missing",
  "quantile",
  "random-forest",
  "regression",
  "zero-as-missing",
] as const;

/** @param read the text of a file in ml/boosting/fixtures */
export function readFixture(name: string, read: (file: string) => string): Fixture {
  const said = JSON.parse(read(`${name}.json`)) as Said;
  return {
    name,
    text: read(`${name}.txt`),
    rows: said.rows.length,
    values: Float64Array.from(said.rows.flat(), (value) => value ?? Number.NaN),
    raw: said.raw,
    leaves: said.leaves,
    contributions: said.contributions,
    gain: said.gain,
    splits: said.splits,
  };
}
