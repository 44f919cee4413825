import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { Asked } from "./use-draft-form";

/** What it is called. A draft keeps the name it was given. */
export function NameField({ draft, errorOf, valueOf, hint }: Asked & { hint?: string }) {
  if (draft !== null)
    return (
      <>
        <input type="hidden" name="id" value={draft} />
        <input type="hidden" name="isChange" value="true" />
      </>
    );
  return (
    <TextField
      name="id"
      label="Name"
      hint={hint}
      defaultValue={valueOf("id")}
      error={errorOf("id")}
      maxLength={40}
      autoComplete="off"
    />
  );
}

/** What it is about, in a sentence. */
export function HypothesisField({
  errorOf,
  valueOf,
  label,
  className,
}: Asked & { label: string; className?: string }) {
  return (
    <TextField
      className={className}
      name="hypothesis"
      label={label}
      defaultValue={valueOf("hypothesis")}
      error={errorOf("hypothesis")}
      maxLength={500}
      autoComplete="off"
    />
  );
}

/** On what it is, for which share of shoppers at first, and when for all of them. */
export function RolloutFields({ errorOf, valueOf, startShare }: Asked & { startShare: string }) {
  return (
    <>
      <SelectField name="device" label="Device" defaultValue={valueOf("device") ?? "all"}>
        <option value="all">All</option>
        <option value="phone">Phones</option>
        <option value="desktop">Desktops</option>
      </SelectField>
      <TextField
        name="startShare"
        label="Begins with % of shoppers"
        inputMode="decimal"
        defaultValue={valueOf("startShare") ?? startShare}
        error={errorOf("startShare")}
      />
      <TextField
        name="rampHours"
        label="Everybody after hours"
        hint="0: it stays with that share"
        inputMode="decimal"
        defaultValue={valueOf("rampHours") ?? "24"}
        error={errorOf("rampHours")}
      />
    </>
  );
}
