import { listingControls as de } from "./de/listing-controls";
import { listingControls as en } from "./en/listing-controls";
import type { Words } from "./words";

export const listingControlsWords: Words<typeof en> = { en, de };
