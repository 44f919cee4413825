/**
 * What searches of the sample shop have to find. A line is `query = what comes first ! what may not be among the first`:
 * names of categories joined by "/", `"…"` a part of the name, `#…` a code, `@…` a brand, `~…` a family of colours,
 * `<…` a price in pence at most. Several of these all hold. What may not come is categories.
 */
const LINES: Record<string, string> = {
  "names of categories": `
    sofa = Armchairs ! Rugs / Cushions / Trainers
    lamp = Table Lamps/Floor Lamps/Desk Lamps/Pendant Lights ! Side Tables
    table lamps = Table Lamps ! Side Tables
    books = Cookery Books/Novels/Nature & Travel Books ! Speakers/Notebooks/Shelving
    novels = Novels
    shelf = Shelving ! Speakers
    kitchen knives = Kitchen Knives
    glasses = Glasses ! Sunglasses
    boots = Boots
    hats = Hats
    plants = House Plants ! Plant Pots
    seeds = Seeds
    bulbs = Spring Bulbs
    tents = Tents
    bunting = Bunting
    gift wrap = Gift Wrap
    board games = Board Games ! Chopping Boards/Keyboards
    soft toys = Soft Toys
    side table = Side Tables ! Table Lamps
    desk organiser = Desk Organisers
    tree decorations = Tree Decorations
    casseroles = Casseroles
    bowls = Bowls
    candles = Candles
    picture frames = Picture Frames
    armchair = Armchairs
    chairs = Dining Chairs/Armchairs ! Cushions/Tents
    trains = Toy Trains & Cars ! Trainers
    watch = Watches
    lanterns = Lanterns ! Bunting`,
  plurals: `
    knives = Kitchen Knives
    shelves = Shelving
    knife = Kitchen Knives
    scarf = Scarves
    scarves = Scarves
    bookcases = Shelving
    dress = Dresses
    dresses = Dresses
    mugs = Mugs
    mug = Mugs
    brushed cotton duvet covers = "Duvet Cover"
    beanies = Hats "Beanie"
    teddies = Soft Toys
    bunnies = Soft Toys "Bunny"
    journals = Notebooks "Journal"
    torches = Head Torches
    compact cameras = Cameras
    benches and chairs = Dining Chairs/Armchairs/Deckchairs
    radios = Radios
    flasks = Flasks`,
  misspelt: `
    lapm = Table Lamps/Floor Lamps/Desk Lamps
    kinfe = Kitchen Knives
    kinves = Kitchen Knives
    tepot = Teapots
    teapto = Teapots
    cusion = Cushions
    cushoin = Cushions
    vasse = Vases
    bycicle = Bicycles
    bicylce = Bicycles
    blankit = Throws & Blankets
    candel = Candles
    kettel = Kettles
    chiar = Dining Chairs/Armchairs/Deckchairs
    notbook = Notebooks
    headphons = Headphones
    camara = Cameras
    sunglases = Sunglasses
    barbeque = Barbecues
    jumpr = Knitwear
    trainners = Trainers
    armchiar = Armchairs
    sleping bag = Sleeping Bags
    wathering can = Watering Cans
    saucpan = Saucepans
    keybord = Keyboards
    bleu mug = Mugs ~Blue
    cofee press = Cafetières
    tedy bear = Soft Toys
    deckcahir = Deckchairs
    stonebek mug = Mugs @Stonebeck`,
  compounds: `
    tea pot = Teapots ! Mugs
    book case = Shelving
    book shelf = Shelving ! Speakers
    deck chair = Deckchairs
    sauce pan = Saucepans
    back pack = Backpacks
    note book = Notebooks
    arm chair = Armchairs
    birdhouse = Bird Houses
    tshirt = T-Shirts
    t shirt = T-Shirts
    sun glasses = Sunglasses
    key board = Keyboards
    cookbook = Cookery Books
    teatowel = Towels
    tablelamp = Table Lamps
    kettle bell = Weights "Kettlebell"
    photoframe = Picture Frames
    waterbottle = Water Bottles`,
  "other words": `
    couch = Armchairs ! Trainers
    settee = Armchairs
    bike = Bicycles
    sweater = Knitwear
    pullover = Knitwear
    sneakers = Trainers
    running shoes = Trainers
    trousers = Jackets/Knitwear/T-Shirts/Dresses ! Bicycles
    flashlight = Head Torches
    comforter = Bed Linen "Duvet"
    skillet = Frying Pans "Skillet"
    french press = Cafetières
    thermos = Flasks
    rucksack = Backpacks
    bbq = Barbecues
    planter = Plant Pots "Planter"
    flower pot = Plant Pots
    wrapping paper = Gift Wrap
    ornament = Tree Decorations
    cutting board = Chopping Boards
    nightstand = Side Tables "Bedside Table"
    turntable = Record Players "Turntable"
    cup = Mugs
    carpet = Rugs
    journal = Notebooks "Journal"
    bookcase = Shelving "Bookcase"
    coat = Jackets
    purse = Handbags
    soccer ball = Balls "Football"
    dutch oven = Casseroles
    gloves = Scarves/Hats
    teddy = Soft Toys
    canister = Storage Jars
    dumbbells = Weights "Dumbbell"
    headset = Headphones
    loudspeaker = Speakers
    bedding = Bed Linen
    pillow = Cushions
    checkers = Board Games "Draughts"
    nest box = Bird Houses
    hand cream = Hand Care "Lotion"
    organizer = Desk Organisers
    shelving unit = Shelving
    cookie jar = Storage Jars "Biscuit Jar"`,
  colours: `
    blue mugs = Mugs ~Blue
    navy cushion = Cushions "Navy"
    red jumper = Knitwear ~Red
    burgundy jumper = Knitwear ~Red
    crimson mug = Mugs ~Red
    green plant pot = Plant Pots ~Green
    turquoise vase = Vases "Teal"
    grey armchair = Armchairs ~Grey
    gray armchair = Armchairs ~Grey
    pink cushion = Cushions ~Pink
    purple scarf = Scarves ~Purple
    yellow lamp = Table Lamps/Floor Lamps/Desk Lamps/Pendant Lights ~Yellow
    orange cushion = Cushions ~Orange
    beige blanket = Throws & Blankets ~Beige
    mug blue = Mugs ~Blue
    light blue towel = Towels ~Blue
    dark green backpack = Backpacks ~Green
    navy = ~Blue
    terracotta cushion = Cushions "Terracotta"
    magenta vase = Vases ~Pink`,
  accents: `
    cafetiere = Cafetières
    cafetière = Cafetières
    crepe pan = Frying Pans "Crêpe"
    crêpe pan = Frying Pans "Crêpe"
    CAFETIERES = Cafetières
    cáfetiére = Cafetières`,
  codes: `
    hm10385 = #HM-10385
    HM 10385 = #HM-10385
    HM-10385 = #HM-10385
    hm-10385 = #HM-10385
    10385 = #HM-10385
    HM-103 = #HM-103
    KT-11645 = #KT-11645
    kt 11645 = #KT-11645
    11645 = #KT-11645`,
  "several words": `
    walking boots = Boots "Walking Boots"
    cast iron casserole = Casseroles "Cast Iron"
    leather handbag = Handbags "Leather"
    whistling kettle = Kettles "Whistling"
    oak bookcase = Shelving "Oak"
    striped linen cushion = Cushions "Striped Linen"
    wine glass = Glasses "Wine Glass"
    bread knife = Kitchen Knives "Bread Knife"
    bread board = Chopping Boards "Bread Board"
    lamp table = Side Tables "Lamp Table"
    table for the lamp = Side Tables/Table Lamps
    chess set = Board Games "Chess"
    bath towel = Towels "Bath"
    wool hat = Hats "Wool"
    wireless headphones = Headphones "Wireless"
    pen pot = Desk Organisers "Pen Pot"
    tulip bulbs = Spring Bulbs "Tulip"
    snake plant = House Plants "Snake Plant"
    picnic blanket = Throws & Blankets "Picnic"
    "wall clock" = Wall Clocks "Wall Clock"
    purple unicorn mug = Mugs`,
  brands: `
    stonebeck = @Stonebeck
    stonebeck mug = Mugs @Stonebeck
    kettle & crane = @Kettle & Crane
    northby jumper = Knitwear @Northby
    brindle mill cushion = Cushions @Brindle Mill
    lumen row lamp = Table Lamps/Floor Lamps/Desk Lamps/Pendant Lights @Lumen Row
    cobblers yard boots = Boots @Cobbler's Yard
    fellgate tent = Tents @Fellgate`,
  occasions: `
    christmas = Tree Decorations/Gift Wrap
    xmas = Tree Decorations/Gift Wrap
    christmas decorations = Tree Decorations
    birthday = Gift Wrap/Bunting/Cake Stands
    party = Bunting
    picnic = Throws & Blankets
    camping = Tents/Sleeping Bags/Camping Stoves/Head Torches`,
  prices: `
    mug under £15 = Mugs <1500
    lamp below 50 pounds = Table Lamps/Desk Lamps/Floor Lamps/Pendant Lights <5000
    cheap notebook = Notebooks <1500
    candle between £5 and £20 = Candles <2000`,
};

/** What the first product of a search has to be. */
export interface Expected {
  categories: readonly string[];
  name: string | null;
  code: string | null;
  brand: string | null;
  colour: string | null;
  maxPrice: number | null;
}

export interface SearchCase {
  kind: string;
  query: string;
  /** Null: nothing is to be found. */
  first: Expected | null;
  /** Categories none of the first six products may be of. */
  never: readonly string[];
}

const SEPARATOR = /\s*\/\s*/;
const list = (text: string) => text.trim().split(SEPARATOR).filter(Boolean);

function readExpected(text: string): Expected | null {
  if (text.trim() === "?") return null;
  const [, name = null] = /"([^"]+)"/.exec(text) ?? [];
  const marked = (mark: string) => new RegExp(`(?:^|\\s)${mark}([^~@#<"]+)`).exec(text)?.[1]?.trim() ?? null;
  const maxPrice = marked("<");
  return {
    categories: list(text.replace(/"[^"]*"/g, "").replace(/(^|\s)[#@~<].*$/, "")),
    name,
    code: marked("#"),
    brand: marked("@"),
    colour: marked("~"),
    maxPrice: maxPrice === null ? null : Number(maxPrice),
  };
}

function readCase(kind: string, line: string): SearchCase {
  const [query = "", expected = ""] = line.split(" = ");
  const [first = "", never = ""] = expected.split(" ! ");
  return { kind, query: query.trim(), first: readExpected(first), never: list(never) };
}

export const SEARCH_SUITE: readonly SearchCase[] = Object.entries(LINES).flatMap(([kind, text]) =>
  text
    .trim()
    .split(/\n\s*/)
    .map((line) => readCase(kind, line)),
);
