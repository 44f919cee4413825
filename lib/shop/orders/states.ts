/** A part of a country that its addresses name, by the code the post knows. */
export type States = Readonly<Record<string, string>>;

const UNITED_STATES =
  "AL Alabama, AK Alaska, AZ Arizona, AR Arkansas, CA California, CO Colorado, CT Connecticut, DE Delaware, DC District of Columbia, FL Florida, GA Georgia, HI Hawaii, ID Idaho, IL Illinois, IN Indiana, IA Iowa, KS Kansas, KY Kentucky, LA Louisiana, ME Maine, MD Maryland, MA Massachusetts, MI Michigan, MN Minnesota, MS Mississippi, MO Missouri, MT Montana, NE Nebraska, NV Nevada, NH New Hampshire, NJ New Jersey, NM New Mexico, NY New York, NC North Carolina, ND North Dakota, OH Ohio, OK Oklahoma, OR Oregon, PA Pennsylvania, PR Puerto Rico, RI Rhode Island, SC South Carolina, SD South Dakota, TN Tennessee, TX Texas, UT Utah, VT Vermont, VA Virginia, WA Washington, WV West Virginia, WI Wisconsin, WY Wyoming, AA Armed Forces Americas, AE Armed Forces Europe, AP Armed Forces Pacific";
const CANADA =
  "AB Alberta, BC British Columbia, MB Manitoba, NB New Brunswick, NL Newfoundland and Labrador, NT Northwest Territories, NS Nova Scotia, NU Nunavut, ON Ontario, PE Prince Edward Island, QC Quebec, SK Saskatchewan, YT Yukon";
const AUSTRALIA =
  "ACT Australian Capital Territory, NSW New South Wales, NT Northern Territory, QLD Queensland, SA South Australia, TAS Tasmania, VIC Victoria, WA Western Australia";

function readStates(text: string): States {
  const entries = text.split(", ").map((state) => {
    const space = state.indexOf(" ");
    return [state.slice(0, space), state.slice(space + 1)] as const;
  });
  return Object.fromEntries(entries);
}

const STATES: Readonly<Record<string, States>> = {
  US: readStates(UNITED_STATES),
  CA: readStates(CANADA),
  AU: readStates(AUSTRALIA),
};

/** What a country is divided into, as far as its addresses say so; null for every other. */
export function statesOf(country: string): States | null {
  return Object.hasOwn(STATES, country) ? (STATES[country] ?? null) : null;
}
