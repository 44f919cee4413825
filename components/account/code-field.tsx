import { TextField } from "@/components/ui/text-field";

/** Where a code of the app goes, or a recovery code. */
export function CodeField({
  label,
  hint,
  error,
}: {
  label: string;
  hint: string;
  error: string | undefined;
}) {
  return (
    <TextField
      name="code"
      label={label}
      hint={hint}
      error={error}
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      className="max-w-xs"
    />
  );
}
