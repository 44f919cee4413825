import { SelectField } from "@/components/ui/select-field";

/** A filter of a table by one of its values; the first choice is all of them. */
export function ChoiceFilter({
  name,
  label,
  any = "All",
  value,
  choices,
}: {
  name: string;
  label: string;
  any?: string;
  value: string | undefined;
  choices: readonly { value: string; label: string }[];
}) {
  return (
    <SelectField name={name} label={label} defaultValue={value ?? ""}>
      <option value="">{any}</option>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </SelectField>
  );
}
