import { SelectField } from "@/components/ui/select-field";
import { TextAreaField } from "@/components/ui/text-area-field";
import { TextField } from "@/components/ui/text-field";
import type { ActionKind } from "@/lib/recommender/rules/definition";

/** What a field of the form holds, and what is wrong with it. */
export interface Asked {
  valueOf: (name: string) => string | undefined;
  errorOf: (name: string) => string | undefined;
}

const WHERE_HINT =
  'For example: category in "lighting" and price <= 2000, or attributes.material = "Wood" and not onSale. Prices are in minor units.';

function WhereField({ valueOf, errorOf }: Asked) {
  return (
    <TextAreaField
      className="sm:col-span-2"
      name="action.where"
      label="What it is about"
      hint={WHERE_HINT}
      rows={3}
      code
      maxLength={2_000}
      defaultValue={valueOf("action.where")}
      error={errorOf("action.where")}
    />
  );
}

function GroupFields({ valueOf, errorOf }: Asked) {
  return (
    <>
      <SelectField
        name="action.by"
        label="Counted by"
        defaultValue={valueOf("action.by") ?? "brand"}
        error={errorOf("action.by")}
      >
        <option value="brand">Brand</option>
        <option value="category">Category</option>
        <option value="attribute">An attribute</option>
      </SelectField>
      <TextField
        name="action.attribute"
        label="Attribute"
        hint="Where it is one: series"
        defaultValue={valueOf("action.attribute")}
        error={errorOf("action.attribute")}
        optional
        autoComplete="off"
      />
      <SelectField
        name="action.across"
        label="Within"
        defaultValue={valueOf("action.across") ?? "list"}
        error={errorOf("action.across")}
      >
        <option value="list">Each list</option>
        <option value="page">All lists of a page together</option>
      </SelectField>
    </>
  );
}

function NumberField({ name, label, hint, optional, preset, valueOf, errorOf }: Asked & NumberProps) {
  return (
    <TextField
      name={name}
      label={label}
      hint={hint}
      optional={optional}
      inputMode="decimal"
      defaultValue={valueOf(name) ?? preset}
      error={errorOf(name)}
      autoComplete="off"
    />
  );
}

interface NumberProps {
  name: string;
  label: string;
  hint?: string;
  optional?: boolean;
  preset?: string;
}

/** The fields of what a rule does. */
export function ActionFields({ kind, ...asked }: Asked & { kind: ActionKind }) {
  switch (kind) {
    case "pin":
      return (
        <TextAreaField
          className="sm:col-span-2"
          name="action.pins"
          label="Products and their places"
          hint="A line each: the place, from 1, and the product's code or id."
          placeholder={"1 SKU-12\n3 prd_40"}
          rows={4}
          code
          defaultValue={asked.valueOf("action.pins")}
          error={asked.errorOf("action.pins")}
        />
      );
    case "boost":
    case "bury":
      return (
        <>
          <WhereField {...asked} />
          <NumberField
            {...asked}
            name="action.factor"
            label={kind === "boost" ? "Times its score" : "Its score divided by"}
            preset="2"
          />
        </>
      );
    case "include":
    case "exclude":
      return <WhereField {...asked} />;
    case "cap":
      return (
        <>
          <GroupFields {...asked} />
          <NumberField {...asked} name="action.most" label="At most, products" optional />
          <NumberField {...asked} name="action.share" label="Or at most, % of the places" optional />
        </>
      );
    case "distinct":
      return <GroupFields {...asked} />;
    case "margin":
      return (
        <>
          <NumberField {...asked} name="action.least" label="At least, % of the price" preset="20" />
          <SelectField
            name="action.unknown"
            label="Where the cost is not known"
            defaultValue={asked.valueOf("action.unknown") ?? "leave-out"}
          >
            <option value="leave-out">Leave it out</option>
            <option value="keep">Keep it</option>
          </SelectField>
        </>
      );
    case "fatigue":
      return (
        <>
          <NumberField {...asked} name="action.most" label="Shown so many times" preset="5" />
          <NumberField {...asked} name="action.days" label="In so many days" preset="7" />
        </>
      );
  }
}
