import { type DepartmentPlan, leaf } from "./plan";

const HOME = ["harrow", "lumen", "oddfellow", "tansy"] as const;
const CLOTH = ["brindle", "lumen", "oddfellow", "tansy"] as const;
const SCENT = ["wick", "lumen", "oddfellow", "tansy"] as const;

const lighting = [
  leaf("Table Lamps", "table-lamp", {
    nouns: "Table Lamp | Bedside Lamp | Reading Lamp",
    materials: "Stoneware | Glass | Turned Wood | Ceramic",
    colours: "white cream sage teal navy terracotta mustard blush forest plum sky charcoal rose",
    price: [32, 130],
    brands: HOME,
    traits: "Height: 38 cm | 45 cm | 52 cm \n Bulb: E14, up to 28 W | E27, up to 40 W",
    says: [
      "The linen shade warms the light without hiding it.",
      "A fabric-covered cable and an inline switch are part of the lamp.",
      "It is heavy enough at the foot to survive a passing cat.",
    ],
    season: "autumn",
  }),
  leaf("Floor Lamps", "floor-lamp", {
    nouns: "Floor Lamp | Tripod Lamp=tripod-lamp | Standing Lamp",
    materials: "Linen | Cotton | Ash and Cotton",
    colours: "cream sand olive navy charcoal mustard plum sage terracotta",
    price: [79, 260],
    brands: HOME,
    traits: "Height: 142 cm | 150 cm | 163 cm \n Bulb: E27, up to 60 W",
    says: [
      "It stands behind an armchair and reads over your shoulder.",
      "A foot switch saves bending down.",
      "The shade lifts off for dusting.",
    ],
    season: "autumn",
    share: 0.7,
  }),
  leaf("Pendant Lights", "pendant", {
    nouns: "Pendant Light | Ceiling Pendant | Kitchen Pendant",
    materials: "Enamel | Steel | Ceramic",
    colours: "white sage teal navy red mustard black blush copper forest yellow",
    price: [39, 190],
    brands: HOME,
    traits: "Diameter: 26 cm | 32 cm | 40 cm \n Cable: 1.5 m, can be shortened",
    says: [
      "Hung low over a table it makes a small room of light.",
      "The inside is enamelled white so that nothing of the bulb is lost.",
      "Ceiling rose and hook come in the box.",
    ],
    season: "autumn",
    share: 0.8,
  }),
];

const soft = [
  leaf("Cushions", "cushion", {
    nouns: "Cushion | Floor Cushion | Scatter Cushion",
    materials: "Linen | Velvet | Wool | Cotton",
    colours: "cream sage teal navy mustard terracotta blush rose plum olive sky lilac orange charcoal",
    price: [16, 58],
    brands: CLOTH,
    traits: "Size: 45 × 45 cm | 50 × 50 cm | 60 × 40 cm \n Filling: Duck feather | Recycled fibre",
    says: [
      "The cover unzips for washing at 30 °C.",
      "It keeps its corners, because the pad is cut a little larger than the cover.",
      "Two of them change a sofa; four of them change a room.",
    ],
    patterns: "Striped=stripes Checked=check Leaf=leaves Zigzag=chevron Floral=sprig Plain=plain",
    share: 1.5,
  }),
  leaf("Throws & Blankets", "blanket", {
    nouns: "Throw | Blanket | Picnic Blanket",
    materials: "Lambswool | Merino | Cotton | Recycled Wool",
    colours: "cream sand sage navy mustard terracotta plum forest grey rose teal",
    price: [35, 145],
    brands: CLOTH,
    traits: "Size: 130 × 180 cm | 150 × 200 cm \n Care: Hand wash | Wool wash, 30 °C",
    says: [
      "It is woven loosely, so that it is warm long before it is heavy.",
      "The fringe is knotted by hand.",
      "Fold it over the arm of a chair and it will not be there for long.",
    ],
    patterns: "Checked=check Striped=bands Herringbone=chevron Plain=plain",
    season: "winter",
    share: 1.2,
  }),
  leaf("Rugs", "rug", {
    nouns: "Rug | Bedroom Rug | Hearth Rug",
    materials: "Wool | Jute | Cotton",
    colours: "cream sand terracotta navy sage forest plum charcoal blush mustard teal",
    price: [59, 340],
    brands: CLOTH,
    traits: "Size: 80 × 150 cm | 120 × 180 cm | 160 × 230 cm \n Pile: Flat weave | 9 mm",
    says: [
      "It lies flat from the first day.",
      "The dyes are tested for sunlight, so the pattern outlives the sofa.",
      "Turn it twice a year and it wears evenly.",
    ],
    patterns: "Diamond=diamonds Zigzag=chevron Striped=stripes Grid=grid",
  }),
];

const furniture = [
  leaf("Dining Chairs", "chair", {
    nouns: "Dining Chair | Kitchen Chair | Farmhouse Chair",
    materials: "Beech | Ash | Oak",
    colours: "white cream sage teal navy red mustard black forest blush",
    price: [69, 240],
    brands: HOME,
    traits: "Seat height: 45 cm | 46 cm \n Assembly: Comes assembled | Four screws",
    says: [
      "The seat is shaped, so it needs no cushion.",
      "The joints are glued and pegged; they will not start to creak.",
      "It stacks with its siblings for parties.",
    ],
  }),
  leaf("Armchairs", "armchair", {
    nouns: "Armchair | Reading Chair | Snug Chair",
    materials: "Velvet | Wool | Linen | Leather=brown",
    colours: "sage teal navy mustard blush plum forest grey rose olive terracotta",
    price: [290, 890],
    brands: HOME,
    traits: "Width: 74 cm | 82 cm | 88 cm \n Frame: Kiln-dried beech",
    says: [
      "The arms are wide enough for a cup and a book.",
      "Cushions are reversible and the covers come off.",
      "We deliver it to the room and take the packaging away.",
    ],
    share: 0.8,
  }),
  leaf("Side Tables", "side-table", {
    nouns: "Side Table | Lamp Table | Bedside Table",
    materials: "Ash | Lacquered Steel | Oak=oak | Walnut=walnut",
    colours: "white sage teal navy forest mustard black terracotta blush",
    price: [59, 220],
    brands: HOME,
    traits: "Height: 48 cm | 52 cm | 58 cm \n Top: 40 cm | 45 cm | 50 cm",
    says: [
      "There is room for a lamp, a glass and one good book.",
      "The edge is rounded where a knee would meet it.",
      "Three legs stand steady on any floor.",
    ],
    share: 0.8,
  }),
  leaf("Shelving", "shelf", {
    nouns: "Bookcase | Open Shelves | Tall Bookcase",
    materials: "Painted Pine | Oak=oak | Walnut=walnut",
    colours: "white sage navy forest charcoal teal cream",
    price: [119, 480],
    brands: HOME,
    traits: "Height: 120 cm | 158 cm | 196 cm \n Shelves: 4 | 5 | 6",
    says: [
      "Each shelf carries 20 kg without bowing.",
      "Wall fixings for every kind of wall are included.",
      "The back is open, so a dark corner stays light.",
    ],
    share: 0.7,
  }),
];

const decoration = [
  leaf("Candles", "candle", {
    nouns: "Jar Candle=scented-candle | Pillar Candle | Candle",
    materials: "Soy Wax | Beeswax | Rapeseed Wax",
    colours: "cream white sage navy plum rose terracotta mustard forest lilac blush",
    price: [8, 42],
    brands: SCENT,
    traits:
      "Burning time: 30 hours | 45 hours | 60 hours \n Scent: Fig and cassis | Cedar and smoke | Orange and clove | Sea salt | Unscented",
    says: [
      "The cotton wick burns clean to the last centimetre.",
      "Trim the wick to half a centimetre and it will not smoke.",
      "When it is finished the vessel makes a good home for pencils.",
    ],
    season: "winter",
    share: 1.5,
  }),
  leaf("Vases", "vase", {
    nouns: "Vase | Posy Vase | Table Vase",
    materials: "Stoneware | Porcelain | Earthenware",
    colours: "white cream sand sage teal terracotta navy blush plum mustard sky",
    price: [14, 85],
    brands: ["stonebeck", "harrow", "oddfellow", "tansy"],
    traits: "Height: 16 cm | 22 cm | 28 cm",
    says: [
      "The narrow neck makes three stems look like a bouquet.",
      "It is glazed inside and holds water without sweating.",
      "No two are quite the same height.",
    ],
    season: "spring",
  }),
  leaf("Wall Clocks", "clock", {
    nouns: "Wall Clock | Kitchen Clock | Station Clock",
    materials: "Enamel | Ash | Steel",
    colours: "white cream sage teal navy red mustard black rose",
    price: [24, 120],
    brands: ["monk", "lumen", "oddfellow", "tansy"],
    traits: "Diameter: 25 cm | 30 cm | 36 cm \n Movement: Silent quartz",
    says: [
      "The hand sweeps; there is no tick to lie awake to.",
      "One AA battery lasts about a year.",
      "Numbers are large enough to be read from the cooker.",
    ],
    share: 0.8,
  }),
  leaf("Picture Frames", "frame", {
    nouns: "Picture Frame | Photo Frame | Gallery Frame",
    materials: "Painted Wood | Oak=oak | Walnut=walnut | Brass=gold",
    colours: "white black sage navy charcoal blush teal",
    price: [9, 55],
    brands: HOME,
    traits: "Picture: 10 × 15 cm | 20 × 25 cm | A4 | 30 × 40 cm",
    says: [
      "Real glass, and a mount that will not yellow.",
      "Hang it either way round, or stand it on a shelf.",
      "The back opens with four turning clips and no tools.",
    ],
  }),
];

const bed = [
  leaf("Bed Linen", "bedding", {
    nouns: "Duvet Set | Duvet Cover | Bed Linen Set",
    materials: "Cotton Percale | Washed Linen | Brushed Cotton",
    colours: "white sage navy blush sky mustard grey lilac terracotta",
    price: [32, 165],
    brands: CLOTH,
    traits: "Size: Single | Double | King \n Closure: Buttons | Ties inside the corners",
    says: [
      "It comes out of the wash soft and hardly needs ironing.",
      "Pillowcases are included, one for a single and two for the rest.",
      "The corners have ties, so the duvet stays where it belongs.",
    ],
    patterns: "Striped=stripes Floral=sprig Dotted=dots Checked=check Plain=plain",
  }),
  leaf("Towels", "towel", {
    nouns: "Bath Towel | Hand Towel | Bath Sheet",
    materials: "Organic Cotton | Linen | Cotton Waffle",
    colours: "white sage navy blush sky terracotta grey teal mustard rose",
    price: [9, 48],
    brands: CLOTH,
    traits: "Weight: 450 g/m² | 550 g/m² | 650 g/m²",
    says: [
      "The loops are long and drink a lot of water.",
      "Wash it once before the first use and it grows thicker.",
      "A hanging loop is sewn into the short side.",
    ],
    patterns: "Striped=stripes Plain=plain Checked=check",
  }),
];

export const HOME_DEPARTMENT: DepartmentPlan = {
  name: "Living",
  code: "HM",
  groups: [
    { name: "Lighting", leaves: lighting },
    { name: "Soft Furnishings", leaves: soft },
    { name: "Furniture", leaves: furniture },
    { name: "Decoration", leaves: decoration },
    { name: "Bed & Bath", leaves: bed },
  ],
};
