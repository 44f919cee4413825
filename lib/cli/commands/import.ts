import path from "node:path";
import type { FormatName } from "@/lib/data/import/contract/import-format";
import { profileFile } from "@/lib/data/import/profile-file";
import { type ImportReport, runImport } from "@/lib/data/import/run-import";
import { defineCommand, UsageError } from "../command";
import { EXIT } from "../exit-code";
import { readBatchRows, readFormatName, readFormatOptions } from "../import-options";
import { inDataFolder, resolveGiven } from "../paths";
import { printProfile } from "../print-profile";
import { printImportReport } from "../print-import-report";
import { withSession } from "../session";

const OPTIONS = {
  "dry-run": { type: "boolean", default: false },
  strict: { type: "boolean", default: false },
  "replace-sample": { type: "boolean", default: false },
  "clear-empty": { type: "boolean", default: false },
  "hide-missing": { type: "boolean", default: false },
  rejects: { type: "string" },
  map: { type: "string" },
  kinds: { type: "string" },
  kind: { type: "string" },
  "date-order": { type: "string" },
  currency: { type: "string" },
  price: { type: "string", default: "9.99" },
  delimiter: { type: "string" },
  "image-base": { type: "string" },
  batch: { type: "string", default: "20000" },
} as const;

const DETAILS = `
  <format>             catalog, shopify, woocommerce, google-merchant, interactions, online-retail, retailrocket or
                       movielens (docs/data.md)
  <path>               the file, or the data set's folder; CSV, JSON or the XML of google-merchant, gzip or not

  --dry-run            print what is in the file and what an import would do, and write nothing
  --strict             exit with 3 when rows were rejected
  --replace-sample     take the sample shop away first
  --clear-empty        an empty cell of a catalog clears what the product has (default: it changes nothing)
  --hide-missing       products on sale of which a catalog does not speak are hidden (default: they are counted)
  --rejects <path>     where rejected rows are listed (default: imports/<file>.rejects.csv in the data folder); cells
                       that were understood otherwise than written are listed beside it, in <file>.remarks.csv
  --map <pairs>        sku=code,name=title or a JSON file: the file's names for our columns
  --kinds <pairs>      buy=purchase,look=view or a JSON file: the file's words for kinds of interactions; *=view: the rest
  --kind <kind>        of all rows of a file without a column of kinds, such as purchase for an export of orders
  --date-order <order> dmy or mdy: whether 10/1/2019 is in January or in October
  --currency <code>    of prices without one (default: the product's, else the shop's, else GBP)
  --price <amount>     of products whose data set has no prices (default 9.99)
  --image-base <url>   where paths of pictures begin that name no server (images/a.jpg, /media/a.jpg)
  --delimiter <mark>   of a CSV, when it cannot be guessed; "tab" for tabs
  --batch <rows>       rows per transaction (default 20000)`;

function defaultRejects(file: string): string {
  return inDataFolder("imports", `${path.basename(file)}.rejects.csv`);
}

export const importCommand = defineCommand({
  name: "import",
  summary: "Import a catalog or interactions; an interrupted import goes on where it stopped",
  positionals: ["<format>", "<path>"],
  options: OPTIONS,
  details: DETAILS,
  async run({ values, positionals, out }) {
    const [formatText, given = ""] = positionals;
    const format: FormatName = readFormatName(formatText);
    const file = resolveGiven(given);
    const options = readFormatOptions(values);
    if (values.kind !== undefined && format !== "interactions") {
      throw new UsageError(`--kind belongs to interactions, not to ${format}.`);
    }
    if (values["dry-run"]) {
      const title = `Reading ${path.basename(file)}`;
      const replaceSample = values["replace-sample"];
      const profile = await withSession(out, ({ pool }) =>
        out.step(title, (onProgress) =>
          profileFile(pool, { format, path: file, options, replaceSample, onProgress }),
        ),
      );
      printProfile(profile, out);
      return values.strict && profile.rejected > 0 ? EXIT.rejectedRows : EXIT.ok;
    }
    const report: ImportReport = await withSession(out, ({ pool }) =>
      out.step(`Importing ${path.basename(file)}`, (onProgress) =>
        runImport(pool, {
          format,
          path: file,
          options,
          batchRows: readBatchRows(values.batch),
          rejectsPath: values.rejects ? resolveGiven(values.rejects) : defaultRejects(file),
          replaceSample: values["replace-sample"],
          hideMissing: values["hide-missing"],
          onProgress,
        }),
      ),
    );
    printImportReport(report, out);
    return values.strict && report.rejected > 0 ? EXIT.rejectedRows : EXIT.ok;
  },
});
