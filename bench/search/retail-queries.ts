import { readSearchCases, type SearchCase } from "@/lib/data/sample/search-case";

/** What searches of Online Retail have to find: by name, as its categories are made from names. */
export const RETAIL_SUITE: readonly SearchCase[] = readSearchCases({
  "names and plurals": `
    teapot = "teapot"
    mugs = "mug"
    knives = "knife"
    mice = "mouse"
    mouse = "mouse"
    shelves = "shelf"
    boxes = "box"
    candles = "candle"
    clocks = "clock"
    umbrellas = "umbrella"
    cake stand = "cakestand"
    lunch bags = "lunch bag"
    doormats = "doormat"
    bunnies = "bunny"
    babies = "bab"
    cherries = "cherr"`,
  misspelt: `
    umbrela = "umbrella"
    retrospt = "retrospot"
    bunitng = "bunting"
    cusion = "cushion"
    lanturn = "lantern"
    chrismas = "christmas"
    jigsow = "jigsaw"
    teaopt = "teapot"
    doormatt = "doormat"
    candel = "candle"`,
  "compounds and other words": `
    tea pot = "teapot"
    door mat = "doormat"
    xmas = "christmas"
    garland = "garland"
    wrapping paper = "wrap"
    book case = "book"
    cookie jar = "cook"
    torch = "torch"
    purse = "purse"
    notepad = "note"`,
  colours: `
    red mug = "mug"
    pink umbrella = "umbrella"
    blue teapot = "teapot"
    green candle = "candle"`,
  codes: `
    85123A = #85123A
    85123a = #85123A
    22423 = #22423
    85099B = #85099B`,
  "several words": `
    white hanging heart = "white hanging heart"
    regency cakestand = "regency cakestand"
    jumbo bag red retrospot = "jumbo bag red retrospot"
    party bunting = "party bunting"
    set of 3 cake tins = "cake tins"
    alarm clock red = "alarm clock"
    hot water bottle = "hot water bottle"
    paper chain kit = "paper chain kit"`,
  occasions: `
    christmas = "christmas"
    easter = "easter"
    birthday card = "birthday"`,
});
