import { TextField } from "@/components/ui/text-field";
import { languageName, languagesOf, MOST_LANGUAGES } from "@/lib/shop/settings/language-names";
import type { ShopSettings } from "@/lib/shop/settings/settings";
import type { FieldState } from "../catalog/field-state";

const TEXTS = [
  { key: "name", label: "Name of the shop", max: 60 },
  { key: "headline", label: "Headline of the front page", max: 120 },
  { key: "description", label: "What search engines say of it", max: 300 },
  { key: "footer", label: "At the foot of every page", max: 400 },
] as const;

function LanguageRow({
  code,
  place,
  settings,
  state: { errorOf, typedIn },
}: {
  /** Null: the row for the next. */
  code: string | null;
  place: number;
  settings: ShopSettings;
  state: FieldState;
}) {
  const texts = code === null ? undefined : settings.languages[code];
  const field = (name: string, stored: string) => ({
    name: `languages.${place}.${name}`,
    defaultValue: typedIn(`languages.${place}.${name}`) ?? stored,
    error: errorOf(`languages.${place}.${name}`),
    autoComplete: "off",
    required: false,
  });
  const legend = code === null ? "Another language" : languageName(code, languagesOf(settings));
  return (
    <fieldset className="grid min-w-0 items-start gap-4 border-t border-line pt-4 sm:grid-cols-2">
      <legend suppressHydrationWarning className="float-left mb-1 text-sm font-medium sm:col-span-2">
        {legend}
      </legend>
      <TextField
        {...field("code", code ?? "")}
        label="Language"
        hint={code === null ? "A code like de-DE, fr-CH or nl" : "Empty it to remove the language"}
        maxLength={20}
        className="clear-both sm:col-span-2 sm:max-w-60"
      />
      {TEXTS.map(({ key, label, max }) => (
        <TextField
          key={key}
          {...field(key, texts?.[key] ?? "")}
          label={label}
          lang={code ?? undefined}
          placeholder={settings[key]}
          maxLength={max}
        />
      ))}
    </fieldset>
  );
}

/** The language of the shop, and what the shop says of itself in others. */
export function LanguageFields({ settings, state }: { settings: ShopSettings; state: FieldState }) {
  const { errorOf, typedIn } = state;
  const codes = Object.keys(settings.languages);
  const rows = codes.length < MOST_LANGUAGES ? [...codes, null] : codes;
  return (
    <div className="space-y-5">
      <TextField
        name="language"
        label="First language"
        hint="A code like en-GB or de-DE: the language your products are written in. Prices, numbers and dates are written as it does."
        defaultValue={typedIn("language") ?? settings.language}
        error={errorOf("language")}
        maxLength={20}
        autoComplete="off"
        className="max-w-xl"
      />
      <p className="max-w-3xl text-sm text-muted">
        Further languages are for visitors to choose at the foot of every page; at first each has the one
        their browser asks for. In it are said: the texts below, and how prices, numbers and dates are
        written. What the shop itself says, such as buttons, reasons and messages, is in English or German.
        Products and categories are shown as you have written them.
      </p>
      {rows.map((code, place) => (
        <LanguageRow key={code ?? "new"} code={code} place={place} settings={settings} state={state} />
      ))}
    </div>
  );
}
