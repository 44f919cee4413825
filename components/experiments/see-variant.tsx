import { ActionButton } from "@/components/admin/action-button";
import { seeVariantAction } from "@/lib/recommender/experiments/actions";

/** Lets this browser see a variant, whatever it is assigned. */
export function SeeVariant({
  id,
  variants,
}: {
  id: string;
  variants: readonly { key: string; name: string }[];
}) {
  return (
    <div className="mt-5 flex flex-wrap items-center gap-3">
      <p className="text-sm text-muted">See the shop in this browser as</p>
      {variants.map(({ key, name }) => (
        <ActionButton
          scope="experiments:read"
          key={key}
          label={name}
          size="sm"
          variant="secondary"
          action={seeVariantAction.bind(null, { variant: `${id}:${key}` })}
          done={`This browser sees ${name} now. Its lists count for no experiment.`}
        />
      ))}
      <ActionButton
        scope="experiments:read"
        label="as anybody"
        size="sm"
        variant="secondary"
        action={seeVariantAction.bind(null, { variant: "" })}
        done="This browser sees what it would see anyway."
      />
    </div>
  );
}
