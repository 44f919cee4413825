import { postcodeValidator, postcodeValidatorExistsForCountry } from "postcode-validator";
import { sayError } from "@/lib/platform/current-words";
import { statesOf } from "./states";

/** What rules are asked about. */
interface GivenAddress {
  line1: string;
  city: string;
  postcode: string;
  state?: string | undefined;
  country: string;
}

/** How postcodes look where most orders go. */
const EXAMPLES: Readonly<Record<string, string>> = {
  AT: "1010",
  AU: "2000",
  BE: "1000",
  CA: "K1A 0B1",
  CH: "8001",
  DE: "10115",
  DK: "1050",
  ES: "28001",
  FI: "00100",
  FR: "75001",
  GB: "SW1A 1AA",
  IE: "D02 AF30",
  IT: "00184",
  LU: "1009",
  NL: "1012 AB",
  NO: "0150",
  PL: "00-001",
  PT: "1000-001",
  SE: "111 20",
  US: "10001",
};

/** Where addresses do without a postcode though there is one. */
const OPTIONAL_IN: ReadonlySet<string> = new Set(["IE"]);

const NAMES_A_PLACE = /[\p{L}\p{N}]/u;

/** Capitals, one space between parts, and the space British ones are read by. */
export function tidyPostcode({ postcode, country }: Pick<GivenAddress, "postcode" | "country">): string {
  const tidy = postcode.toUpperCase().replace(/\s+/g, " ");
  if (country !== "GB") return tidy;
  const close = tidy.replace(" ", "");
  return `${close.slice(0, -3)} ${close.slice(-3)}`;
}

function postcodeProblem({ postcode, country }: GivenAddress): string | null {
  const isKnown = postcodeValidatorExistsForCountry(country);
  if (postcode === "") return isKnown && !OPTIONAL_IN.has(country) ? sayError("postcode") : null;
  const tidy = tidyPostcode({ postcode, country });
  // Where nobody knows how they look, anything that could be one is.
  const isOne = isKnown ? postcodeValidator(tidy, country) : /^[\p{L}\p{N}][\p{L}\p{N} -]*$/u.test(tidy);
  if (isOne) return null;
  const example = EXAMPLES[country];
  return example
    ? sayError("wrongPostcodeLike", { postcode, example })
    : sayError("wrongPostcode", { postcode });
}

function stateProblem({ state = "", country }: GivenAddress): string | null {
  const states = statesOf(country);
  if (states === null || Object.hasOwn(states, state)) return null;
  return state === "" ? sayError("state") : sayError("wrongState", { state });
}

/** What is wrong with an address by the rules of its country, a sentence for each field. */
export function addressProblems(address: GivenAddress): { field: string; message: string }[] {
  const problems = [
    {
      field: "line1",
      message: NAMES_A_PLACE.test(address.line1) ? null : sayError("street"),
    },
    { field: "city", message: NAMES_A_PLACE.test(address.city) ? null : sayError("city") },
    { field: "postcode", message: postcodeProblem(address) },
    { field: "state", message: stateProblem(address) },
  ];
  return problems.flatMap(({ field, message }) => (message === null ? [] : [{ field, message }]));
}
