/** What the addresses of a table can say, and how it stands when they say nothing. */
export interface TableSpec {
  /** What it can be sorted by. */
  readonly sorts: readonly string[];
  /** As in an address: `name`, or `-price` for the highest first. */
  readonly sortedBy: string;
  /** Filters by their name in the address: the values there are, or "text" for words of one's own. */
  readonly filters: Readonly<Record<string, "text" | "day" | readonly string[]>>;
}

/** How somebody looks at a table: all of it is in the address. */
export interface TableState {
  sort: { by: string; down: boolean };
  /** From 1. */
  page: number;
  /** Only those that are set. */
  filters: Readonly<Record<string, string>>;
}

/** The rows of a table that are asked for. */
export interface TableWindow {
  skip: number;
  take: number;
}

/** Rows of a table, and how many there are of its kind. */
export interface TableRows<Row> {
  rows: Row[];
  total: number;
}

export const TABLE_PAGE = 50;
const MAX_PAGE = 100_000;
const MAX_TEXT = 200;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

type Params = Readonly<Record<string, string | string[] | undefined>>;

function readFilter(kind: TableSpec["filters"][string], given: string): string | null {
  const text = given.replaceAll("\u0000", "").trim().slice(0, MAX_TEXT);
  if (text === "") return null;
  if (kind === "text") return text;
  if (kind === "day") return DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
  return kind.includes(text) ? text : null;
}

/** How a table is looked at, by its address. Never fails: what is not understood is as if it were not there. */
export function readTableState(spec: TableSpec, params: Params): TableState {
  const one = (name: string) => [params[name]].flat()[0] ?? "";
  const asked = one("sort") === "" ? spec.sortedBy : one("sort");
  const known = spec.sorts.includes(asked.replace(/^-/, "")) ? asked : spec.sortedBy;
  const page = /^\d{1,6}$/.test(one("page")) ? Number(one("page")) : 1;
  const filters: Record<string, string> = {};
  for (const [name, kind] of Object.entries(spec.filters)) {
    const value = readFilter(kind, one(name));
    if (value !== null) filters[name] = value;
  }
  return {
    sort: { by: known.replace(/^-/, ""), down: known.startsWith("-") },
    page: Math.min(Math.max(page, 1), MAX_PAGE),
    filters,
  };
}

const sortText = ({ by, down }: TableState["sort"]): string => (down ? `-${by}` : by);

/** The search part of the address of a table that stands so, without what it says anyway: `?q=mug&page=2`, or nothing. */
export function tableQuery(spec: TableSpec, { sort, page, filters }: TableState): string {
  const params = new URLSearchParams(filters);
  if (sortText(sort) !== spec.sortedBy) params.set("sort", sortText(sort));
  if (page > 1) params.set("page", String(page));
  const text = params.toString();
  return text === "" ? "" : `?${text}`;
}

/** The rows of the page that is looked at. */
export function windowOf({ page }: TableState): TableWindow {
  return { skip: (page - 1) * TABLE_PAGE, take: TABLE_PAGE };
}

/** From the first moment of one day to the last of another, both UTC and both optional; undefined: at whatever time. */
export function daySpan(from?: string, to?: string): { gte?: Date; lt?: Date } | undefined {
  if (from === undefined && to === undefined) return undefined;
  const span: { gte?: Date; lt?: Date } = {};
  if (from !== undefined) span.gte = new Date(`${from}T00:00:00Z`);
  if (to !== undefined) span.lt = new Date(Date.parse(`${to}T00:00:00Z`) + 86_400_000);
  return span;
}
