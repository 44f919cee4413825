import { orders as de } from "./de/orders";
import { orders as en } from "./en/orders";
import type { Words } from "./words";

export const ordersWords: Words<typeof en> = { en, de };
