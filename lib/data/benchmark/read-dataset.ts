import path from "node:path";
import type { ColumnOptions } from "@/lib/data/formats/event-source";
import type { InteractionOptions } from "@/lib/data/formats/interactions";
import { namesSessions } from "@/lib/data/formats/sessions";
import { inspectFile } from "@/lib/platform/files/inspect-file";
import { readFirstLine } from "@/lib/platform/files/read-lines";
import { type EventLog, KIND } from "@/ml/index";
import type { BenchmarkFormat, Dataset, GivenTest } from "./read/dataset";
import { type EventFile, readEvents } from "./read/events";
import { type FileReport, reportOf } from "./read/file-report";
import { type Items, readItems } from "./read/items";
import { createNames, Numbering, type Names } from "./read/numbering";
import { prefixesOf, readPrefixes } from "./read/prefixes";

export interface DatasetRequest {
  readonly format: BenchmarkFormat;
  /** One file, or that of the training and that of the test part. */
  readonly paths: readonly string[];
  /** A file, read as that of the test part, to choose on. */
  readonly validation?: string;
  /** A file of what the items are: names, texts, attributes. */
  readonly items?: string;
  /** What the data set is called in results; else after its first file. */
  readonly name?: string;
  readonly options: InteractionOptions;
}

type OnFraction = (fraction: number) => void;

/** Models of behaviour read stars up to these. */
const MOST_STARS = 5;

/** A file that has been read; its log can be made once all files have numbered their ids. */
interface ReadFile {
  readonly notes: readonly string[];
  readonly timed: boolean;
  finish(): { test: GivenTest; report: FileReport };
}

/**
 * Reads a data set from one file, or from one of the training and one of the test part. Rows that cannot be used are
 * counted, with the first few of each kind. Throws AppError for files that cannot be read or hold nothing of use.
 */
export async function readDataset(request: DatasetRequest, onProgress: OnFraction): Promise<Dataset> {
  const { format, paths, options, items: itemsPath, validation: validationPath, name } = request;
  const [trainPath = "", testPath] = paths;
  const names = createNames();
  const share =
    1 / (paths.length + (itemsPath === undefined ? 0 : 1) + (validationPath === undefined ? 0 : 1));
  const train = await readEvents(trainPath, format, options, names, (done) => onProgress(done * share));
  const before = { shoppers: names.shoppers.size, products: names.products.size };
  const onTest = (done: number) => onProgress(share + done * share);
  const test = testPath === undefined ? null : await readTest(testPath, request, names, onTest);
  const after = { shoppers: names.shoppers.size, products: names.products.size };
  const onValidation = (done: number) => onProgress((paths.length + done) * share);
  const validating =
    validationPath === undefined ? null : await readTest(validationPath, request, names, onValidation);
  const trained = finishEvents(train);
  const validated = validating?.finish() ?? null;
  const tested = test?.finish() ?? null;
  const items =
    itemsPath === undefined
      ? null
      : await describeItems(itemsPath, request, names, (done) => onProgress(1 - share + done * share));
  const unknown = tested === null ? [] : describeUnknown(after, before, items !== null);
  return {
    name: name ?? nameOf(trainPath),
    log: trained.log,
    test: tested?.test ?? null,
    validation: validated?.test ?? null,
    timed: train.timed && (test?.timed ?? true),
    sessions: format === "sessions",
    content: items?.content ?? null,
    files: [trained, tested, validated, items].flatMap((read) => read?.report ?? []),
    notes: [
      ...new Set([...train.notes, ...(test?.notes ?? [])]),
      ...[...describeScale(trained.log), ...unknown, ...(items?.notes ?? [])],
    ],
    ids: { shoppers: [...names.shoppers.ids()], products: [...names.products.ids()] },
    find: { shopper: (id) => names.shoppers.find(id), product: (id) => names.products.find(id) },
  };
}

/** Ids are in the column the interactions have them in, if its name was told and the items' file has one. */
function describeItems(
  file: string,
  { options }: DatasetRequest,
  { products }: Names,
  onProgress: OnFraction,
): Promise<Items> {
  const idName = options.columns["product"] ?? options.columns["item"];
  return readItems({ file, products, idName }, onProgress);
}

async function readTest(
  file: string,
  { format, options }: DatasetRequest,
  names: Names,
  onProgress: OnFraction,
): Promise<ReadFile> {
  const isSessions = format === "sessions";
  if (isSessions && (await isPrefixFile(file, options))) return readQuestions(file, names, onProgress);
  // Sessions of the test part are questions, not shoppers of the log.
  const given = isSessions ? { ...names, shoppers: new Numbering() } : names;
  const read = await readEvents(file, format, options, given, onProgress);
  return {
    notes: read.notes,
    timed: read.timed,
    finish() {
      const { log, report } = finishEvents(read);
      const asked: GivenTest = { kind: "prefixes", prefixes: prefixesOf(log) };
      return { test: isSessions ? asked : { kind: "log", log }, report };
    },
  };
}

/** Two cells, which are not the header of a table of sessions. */
async function isPrefixFile(file: string, options: ColumnOptions): Promise<boolean> {
  const first = await readFirstLine(await inspectFile(file));
  return /^[^\t]+\t[^\t]+$/.test(first) && !namesSessions(first, options);
}

async function readQuestions(file: string, names: Names, onProgress: OnFraction): Promise<ReadFile> {
  const facts = await inspectFile(file);
  const onBytes = (bytes: number) => onProgress(bytes / facts.bytes);
  const { prefixes, account } = await readPrefixes(facts, names, onBytes);
  const report = reportOf(account, prefixes.length);
  return { notes: [], timed: true, finish: () => ({ test: { kind: "prefixes", prefixes }, report }) };
}

function finishEvents(read: EventFile): { log: EventLog; report: FileReport } {
  const { log, dropped } = read.thin(read.events.finish());
  return { log, report: reportOf(read.account, log.length, dropped) };
}

/** Stars beyond what models of behaviour tell apart; models that predict stars read them as they are. */
function describeScale({ length, kinds, values }: EventLog): string[] {
  let most = 0;
  for (let e = 0; e < length; e++) if (kinds[e] === KIND.rating) most = Math.max(most, values[e] ?? 0);
  if (most <= MOST_STARS) return [];
  return [
    `Ratings go up to ${most}: all above ${MOST_STARS} weigh the same for models that do not predict stars.`,
  ];
}

/** Whom and what the test part has that the training part has not: they cannot be answered, and count as missed. */
function describeUnknown(
  after: { shoppers: number; products: number },
  before: { shoppers: number; products: number },
  described: boolean,
): string[] {
  const users = after.shoppers - before.shoppers;
  const items = after.products - before.products;
  const notes: string[] = [];
  if (users > 0) {
    notes.push(`${users} users of the test part are not in the training part: they are left out.`);
  }
  if (items > 0) {
    const who = described ? "only models that read what items are" : "nobody";
    notes.push(`${items} items of the test part are not in the training part: ${who} can recommend them.`);
  }
  return notes;
}

/** `data/gowalla/train.txt.gz` → `gowalla/train`. */
function nameOf(file: string): string {
  const stem = path
    .basename(file)
    .replace(/\.gz$/, "")
    .replace(/\.(csv|tsv|txt|dat|data|jsonl|json|inter)$/, "");
  return `${path.basename(path.dirname(path.resolve(file)))}/${stem}`;
}
