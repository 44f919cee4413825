"use client";

import { useState } from "react";
import { QuantityStepper } from "@/components/cart/quantity-stepper";

/** Counts for itself alone. */
export function StepperSample() {
  const [quantity, setQuantity] = useState(1);
  return (
    <QuantityStepper
      product="prd_0"
      name="Oak stool"
      value={quantity}
      max={5}
      action={() => {}}
      onChange={setQuantity}
    />
  );
}
