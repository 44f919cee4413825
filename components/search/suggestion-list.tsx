import { ProductPicture } from "@/components/picture/product-picture";
import { cx } from "@/components/ui/cx";
import type { SuggestionOption } from "./suggestion-options";

/** The listbox of the search field. It only shows which option is active: the keyboard stays in the field. */
export function SuggestionList({
  id,
  label,
  open,
  options,
  active,
  onChoose,
}: {
  id: string;
  label: string;
  open: boolean;
  options: SuggestionOption[];
  active: number;
  onChoose: (href: string) => void;
}) {
  return (
    <ul
      id={id}
      role="listbox"
      aria-label={label}
      hidden={!open}
      className="absolute inset-x-0 top-full z-30 mt-2 overflow-hidden rounded-lg border border-line bg-surface py-2 shadow-[0_12px_32px_rgb(20_17_13/0.12)]"
    >
      {options.map((option, i) => (
        <li
          key={option.href}
          id={`${id}-${i}`}
          role="option"
          aria-selected={i === active}
          // Before the field loses the focus, which would close the list under the finger.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(option.href)}
          className={cx(
            "flex min-h-12 cursor-pointer items-center gap-3 px-4 py-1.5 hover:bg-tile",
            i === active && "bg-tile",
          )}
        >
          {option.image && (
            <ProductPicture image={option.image} size={40} className="size-10 shrink-0 rounded-sm" />
          )}
          <span className="min-w-0 grow truncate">{option.label}</span>
          {option.hint && <span className="text-sm text-muted">{option.hint}</span>}
        </li>
      ))}
    </ul>
  );
}
