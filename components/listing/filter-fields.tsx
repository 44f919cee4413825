"use client";

import type { ReactNode } from "react";
import { ColourDot } from "@/components/product/colour-dot";
import { Checkbox } from "@/components/ui/checkbox";
import { TextField } from "@/components/ui/text-field";
import type { FilterGroup, Filters } from "./list-filters";

function Group({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className="border-b border-line pb-5">
      <legend className="float-left mb-2 w-full text-sm font-medium">{legend}</legend>
      <div className="clear-both">{children}</div>
    </fieldset>
  );
}

const SHORT_LIST = 8;

function Choices({ group: { legend, name, choices } }: { group: FilterGroup }) {
  return (
    <Group legend={legend}>
      <div className={choices.length > SHORT_LIST ? "max-h-80 overflow-y-auto pr-2" : undefined}>
        {choices.map(({ value, label, count, isChosen, background }) => (
          <Checkbox
            key={value}
            name={name}
            value={value}
            label={label}
            mark={background && <ColourDot background={background} />}
            count={count}
            defaultChecked={isChosen}
          />
        ))}
      </div>
    </Group>
  );
}

function PriceRange({ price }: { price: NonNullable<Filters["price"]> }) {
  return (
    <Group legend={price.legend}>
      <div className="grid grid-cols-2 gap-3">
        {(["min", "max"] as const).map((end) => (
          <TextField
            key={end}
            name={end}
            type="text"
            inputMode="decimal"
            required={false}
            label={price[end].label}
            defaultValue={price[end].value}
            placeholder={price[end].placeholder}
          />
        ))}
      </div>
    </Group>
  );
}

/** What a listing can be narrowed by. Stands in a form; the order is carried along. */
export function FilterFields({ filters: { hidden, availability, price, groups } }: { filters: Filters }) {
  return (
    <div className="space-y-5">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Choices group={availability} />
      {price && <PriceRange price={price} />}
      {groups.map((group) => (
        <Choices key={group.name} group={group} />
      ))}
    </div>
  );
}
