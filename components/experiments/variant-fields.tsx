import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { Asked } from "./use-draft-form";

/** What an experiment may be made of. */
export interface VariantChoices {
  /** By placement's name. */
  strategies: readonly { placement: string; ids: readonly string[] }[];
  models: readonly string[];
  /** Paths of categories. */
  categories: readonly string[];
}

/** The fields of one variant of the form. */
export function VariantFields({
  place,
  choices,
  preset,
  errorOf,
  valueOf,
}: {
  place: number;
  choices: VariantChoices;
  preset: { name: string; share: string };
} & Asked) {
  const field = (name: string) => `variants.${place}.${name}`;
  const optional = place > 1;
  return (
    <fieldset className="grid gap-4 rounded-md border border-line p-4 sm:grid-cols-2 lg:grid-cols-[2fr_1fr_2fr_2fr]">
      <legend className="px-1 text-sm text-muted">
        {place === 0 ? "What the others are compared with" : `Variant ${place + 1}`}
      </legend>
      <TextField
        name={field("name")}
        label="Name"
        defaultValue={valueOf(field("name")) ?? preset.name}
        error={errorOf(field("name")) ?? errorOf(field("key"))}
        maxLength={60}
        optional={optional}
        autoComplete="off"
      />
      <TextField
        name={field("share")}
        label="Share in %"
        inputMode="decimal"
        defaultValue={valueOf(field("share")) ?? preset.share}
        error={errorOf(field("share"))}
        optional={optional}
        autoComplete="off"
      />
      <SelectField
        name={field("strategy")}
        label="Strategy"
        defaultValue={valueOf(field("strategy")) ?? ""}
        error={errorOf(field("strategies"))}
      >
        <option value="">What serves anyway</option>
        {choices.strategies.map(({ placement, ids }) => (
          <optgroup key={placement} label={placement}>
            {ids.map((id) => (
              <option key={id} value={id}>
                {id}
              </option>
            ))}
          </optgroup>
        ))}
      </SelectField>
      <SelectField
        name={field("model")}
        label="Model"
        defaultValue={valueOf(field("model")) ?? ""}
        error={errorOf(field("model"))}
      >
        <option value="">The live one</option>
        {choices.models.map((id) => (
          <option key={id} value={id}>
            {id}
          </option>
        ))}
      </SelectField>
    </fieldset>
  );
}
