import { placementName } from "@/components/admin/placement-name";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { PLACEMENTS } from "@/lib/recommender/strategies/placements";
import type { Asked } from "./action-fields";

/** Where, for whom and when a rule holds. */
export function ScopeFields({ chosen, valueOf, errorOf }: Asked & { chosen: readonly string[] }) {
  return (
    <Card className="grid gap-5 sm:grid-cols-2">
      <h2 className="text-lg font-medium sm:col-span-2">Where, for whom and when</h2>
      <fieldset className="sm:col-span-2">
        <legend className="mb-1 text-sm font-medium">Placements; none ticked means everywhere</legend>
        <div className="grid sm:grid-cols-2 lg:grid-cols-3">
          {PLACEMENTS.map((placement) => (
            <Checkbox
              key={placement}
              name={`placements.${placement.replaceAll(".", "-")}`}
              label={placementName(placement)}
              defaultChecked={chosen.includes(placement)}
            />
          ))}
        </div>
      </fieldset>
      <TextField
        name="scope.category"
        label="Only on pages of category"
        hint="Its path: kitchen/mugs"
        defaultValue={valueOf("scope.category")}
        error={errorOf("scope.category")}
        optional
        autoComplete="off"
      />
      <TextField
        name="scope.likes"
        label="Only for shoppers who have met category"
        hint="Something of it, or below it"
        defaultValue={valueOf("scope.likes")}
        error={errorOf("scope.likes")}
        optional
        autoComplete="off"
      />
      <SelectField
        name="scope.shoppers"
        label="Shoppers"
        defaultValue={valueOf("scope.shoppers") ?? "all"}
        error={errorOf("scope.shoppers")}
      >
        <option value="all">All</option>
        <option value="new">New: nothing is known of them</option>
        <option value="known">Known already</option>
      </SelectField>
      <SelectField
        name="scope.device"
        label="Device"
        defaultValue={valueOf("scope.device") ?? "all"}
        error={errorOf("scope.device")}
      >
        <option value="all">All</option>
        <option value="phone">Phones</option>
        <option value="desktop">Desktops</option>
      </SelectField>
      <TextField
        name="startsAt"
        type="datetime-local"
        label="Begins (UTC)"
        defaultValue={valueOf("startsAt")}
        error={errorOf("startsAt")}
        optional
      />
      <TextField
        name="endsAt"
        type="datetime-local"
        label="Ends (UTC)"
        defaultValue={valueOf("endsAt")}
        error={errorOf("endsAt")}
        optional
      />
    </Card>
  );
}
