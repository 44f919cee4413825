"use client";

import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { lookAgainAction } from "@/lib/data/import/upload/actions";
import type { DryRun } from "@/lib/data/import/upload/dry-run";
import { useAnnounce } from "../announcer";
import { ColumnTable } from "./column-table";

const FORMATS = {
  catalog: "A catalogue of one’s own",
  shopify: "Shopify’s product export",
  woocommerce: "WooCommerce’s product export",
  interactions: "Interactions: views, carts, purchases",
};
const DELIMITERS = { ",": "comma", ";": "semicolon", "|": "bar", tab: "tab" };

/** How a file is read: its format, and which of its columns is which. Looking again imports nothing. */
export function ReadingForm({ look, uploadId }: { look: DryRun; uploadId: string }) {
  const announce = useAnnounce();
  const { result, pending, errorOf, formProps } = useFormAction(lookAgainAction, ({ said }) =>
    announce({ ok: true, message: said }),
  );
  const { reading } = look;
  const delimiter = reading.delimiter === "\t" ? "tab" : reading.delimiter;
  return (
    <form {...formProps} className="space-y-6">
      <input type="hidden" name="upload" value={uploadId} />
      {result?.ok === false && <FormMessage result={result} />}
      <Card className="grid items-start gap-5 sm:grid-cols-3">
        <SelectField name="format" label="What it is" defaultValue={reading.format}>
          {Object.entries(FORMATS).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </SelectField>
        <SelectField name="delimiter" label="Between cells" defaultValue={delimiter ?? ""}>
          <option value="">As it looks</option>
          {Object.entries(DELIMITERS).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </SelectField>
        {reading.format === "interactions" ? (
          <>
            <SelectField name="kind" label="Kind of all rows" defaultValue={reading.kind ?? ""}>
              <option value="">A column says it</option>
              {["view", "like", "cart", "purchase", "rating"].map((kind) => (
                <option key={kind}>{kind}</option>
              ))}
            </SelectField>
            <SelectField name="dateOrder" label="10/1/2019 is" defaultValue={reading.dateOrder ?? ""}>
              <option value="">Told by the file</option>
              <option value="dmy">10 January</option>
              <option value="mdy">1 October</option>
            </SelectField>
          </>
        ) : (
          <>
            <TextField
              name="currency"
              label="Prices without currency are in"
              hint="A code like EUR; left empty, the shop’s"
              defaultValue={reading.currency}
              error={errorOf("currency")}
              maxLength={3}
              autoComplete="off"
              required={false}
            />
            <TextField
              name="imageBase"
              label="Pictures without a server are at"
              hint="https://shop.example/media/"
              defaultValue={reading.imageBase}
              error={errorOf("imageBase")}
              autoComplete="off"
              required={false}
              className="sm:col-span-2"
            />
            <Checkbox
              name="clearEmpty"
              defaultChecked={reading.clearEmpty}
              label="Empty cells clear"
              className="self-end"
            />
          </>
        )}
      </Card>
      <ColumnTable look={look} />
      <Button type="submit" variant="secondary" pending={pending}>
        Look again
      </Button>
    </form>
  );
}
