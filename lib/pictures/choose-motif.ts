import { hashText } from "./chance";
import type { MotifName } from "./motifs";

/** Words of a product's name that say what it looks like. One line per motif; spelled as shops spell them. */
const WORDS: Partial<Record<MotifName, string>> = {
  apron: "apron pinny bib",
  armchair: "armchair sofa settee couch",
  backpack: "backpack rucksack daysack",
  ball: "football basketball tennis ball balls boules",
  balloons: "balloon balloons",
  balm: "balm salve",
  barbecue: "barbecue bbq grill",
  basket: "basket hamper trug picnic laundry pannier",
  bedding: "bedding duvet quilt bedspread pillow pillowcase pillowcases bed",
  bicycle: "bicycle bike cycle tricycle",
  birdhouse: "birdhouse nestbox birdcage bird feeder playhouse house",
  blanket: "blanket throw",
  blocks: "blocks bricks stacking alphabet abacus",
  board: "chopping cheeseboard breadboard",
  book: "book books novel cookbook guide atlas album",
  boot: "boot boots wellies wellington",
  bottle: "bottle bottles",
  bowl: "bowl bowls dish dishes ramekin trinket soupbowl",
  brush: "brush brushes comb hairbrush sponge",
  bulbs: "bulbs tulip daffodil",
  bunting: "bunting garland pennant chain banner",
  cafetiere: "cafetiere espresso coffee",
  "cake-stand": "cakestand cake",
  camera: "camera",
  candle: "candle candles candlestick tealight tealights t-light t-lights candleholder votive incense",
  car: "car van bus tractor motorbike",
  card: "card cards postcard postcards envelope invites invitation sticker stickers tattoos",
  casserole: "casserole stockpot",
  chair: "chair chairs bench",
  charger: "charger powerbank cable adapter",
  clock: "clock alarm sundial",
  coaster: "coaster coasters placemat placemats doormat",
  cupcake: "cupcake cupcakes muffin cakecases cases bun popcorn",
  curtain: "curtain curtains blind",
  cushion: "cushion cushions pouffe doorstop",
  cutlery: "cutlery fork spoon spoons teaspoons chopsticks",
  "deck-chair": "deckchair parasol",
  "desk-lamp": "desklamp",
  doll: "doll dolls dolly puppet ballerina angel figurine ornaments",
  drawers: "drawer drawers cabinet chest wardrobe sideboard cupboard",
  dress: "dress skirt",
  flask: "flask thermos",
  "floor-lamp": "floorlamp",
  frame: "frame frames photo picture print poster canvas art chalkboard blackboard calendar",
  "frying-pan": "frying skillet griddle",
  game: "game games chess draughts ludo dominoes dominos bingo skittles ladders crosses croquet",
  gift: "gift gifts present presents cracker crackers box boxes",
  "gift-bag": "carrier",
  glass: "glass glasses tumbler tumblers wine goblet champagne",
  gloves: "glove gloves mittens oven mitt warmer warmers",
  guitar: "guitar ukulele harmonica recorder",
  hammock: "hammock swing",
  handbag: "handbag purse clutch satchel",
  hat: "hat hats beanie cap",
  headphones: "headphones earphones earbuds headset",
  heart: "heart hearts valentine love",
  helmet: "helmet",
  hook: "hook hooks hanger hangers rack knob doorknob drawerknob fob pegs",
  jacket: "jacket coat parka raincoat poncho",
  jar: "jar jars canister bank dispenser jam",
  jug: "jug pitcher creamer milk",
  jumper: "jumper sweater cardigan knitwear",
  kettle: "kettle",
  keyboard: "keyboard",
  kite: "kite windmill whirligig",
  knife: "knife knives",
  lantern: "lantern lanterns hurricane",
  lights: "lights fairylights bulb",
  map: "map compass globe",
  mirror: "mirror",
  mouse: "trackball",
  mug: "mug mugs beaker",
  mushroom: "mushroom toadstool gnome",
  napkins: "napkin napkins serviette serviettes tissue tissues doilies doiley hankies",
  necklace:
    "necklace bracelet earrings earring pendant-necklace brooch bangle ring jewellery charm keyring key-ring clips hairclip hairslide",
  notebook: "notebook journal diary jotter sketchbook notepad memo memoboard stationery writing",
  organiser: "organiser organizer desk tidy",
  ornament:
    "ornament bauble baubles decoration decorations decoration star snowflake snowflakes tree reindeer",
  parcel: "parcel",
  pen: "pen pens pencil pencils crayon crayons chalk eraser ruler stamp stamps stencil colouring paint drawing",
  pendant: "pendant chandelier ceiling",
  perfume: "perfume fragrance cologne diffuser",
  "phone-case": "phone",
  plant: "plant houseplant cactus succulent flower flowers fern ivy",
  plate: "plate plates platter saucer",
  pot: "pot pots planter planters flowerpot trough bucket",
  pump: "lotion wash handwash shampoo conditioner",
  puzzle: "puzzle jigsaw",
  racket: "racket racquet badminton",
  radio: "radio",
  "rolling-pin": "rolling pin cutter cutters moulds baking",
  rope: "skipping rope",
  rosettes: "paperchain pompom rosette streamer fan",
  rug: "rug rugs mat doormats runner",
  saucepan: "saucepan pan milkpan",
  scarf: "scarf shawl snood",
  seeds: "seed seeds",
  shelf: "shelf shelves shelving bookcase",
  "side-table": "table tables",
  sign: "sign plaque letter letters marker word",
  skateboard: "skateboard scooter",
  "sleeping-bag": "sleeping",
  sneaker: "trainers sneaker sneakers shoe shoes slippers slipper",
  soap: "soap soaps",
  socks: "sock socks stocking stockings",
  speaker: "speaker",
  stool: "stool footstool",
  stove: "stove",
  sunglasses: "sunglasses spectacles",
  "table-lamp": "lamp lampshade nightlight",
  teacup: "teacup teacups cup cups tea",
  teapot: "teapot teapots",
  teddy: "teddy bear bunny rabbit dog cat toy soft elephant owl hen chick duck horse mice mouse",
  tent: "tent wigwam teepee",
  tin: "tin tins caddy bin biscuit",
  toothbrush: "toothbrush",
  torch: "torch headtorch flashlight",
  tote: "tote shopper bag bags lunch jumbo",
  towel: "towel towels flannel",
  train: "train locomotive",
  tray: "tray trays",
  trousers: "trousers jeans shorts leggings",
  trowel: "trowel spade garden gardening secateurs gardeners kneeling",
  tshirt: "t-shirt tshirt shirt blouse",
  tube: "handcream moisturiser",
  turntable: "turntable gramophone",
  umbrella: "umbrella",
  utensils: "utensil utensils whisk spatula ladle",
  vase: "vase vases urn",
  wallet: "wallet passport luggage cardholder",
  watch: "watch wristwatch",
  "watering-can": "watering",
  weight: "dumbbell dumbbells kettlebell weight weights scales",
  wrap: "wrap giftwrap ribbon ribbons wrapping tape",
  wreath: "wreath",
  "yoga-mat": "yoga pilates",
};

/** Two words that together mean something else than their last one. */
const PHRASES: ReadonlyArray<readonly [RegExp, MotifName]> = [
  [/\b(hand|face) cream/, "tube"],
  [/\b(computer|wireless) mouse/, "mouse"],
  [/\bcookie cutter/, "rolling-pin"],
  [/\bcake ?stand/, "cake-stand"],
  [/\bcake cases?\b/, "cupcake"],
  [/\bcake tins?\b|\bbiscuit tin|\bstorage tin/, "tin"],
  [/\bt-? ?light/, "candle"],
  [/\b(light|lunch|jumbo|shopping|tote|lunch) bags?\b/, "tote"],
  [/\bgift ?wrap|\bwrapping\b/, "wrap"],
  [/\bgift bags?\b/, "gift-bag"],
  [/\bhot water bottle/, "blanket"],
  [/\bsleeping bag/, "sleeping-bag"],
  [/\bplant ?pot/, "pot"],
  [/\bfloor lamp/, "floor-lamp"],
  [/\bdesk lamp/, "desk-lamp"],
  [/\bpendant (light|lamp|shade)/, "pendant"],
  [/\b(string|fairy) lights?\b/, "lights"],
  [/\brolling pin/, "rolling-pin"],
  [/\bfrying pan/, "frying-pan"],
  [/\bwatering can/, "watering-can"],
  [/\bdeck ?chair/, "deck-chair"],
  [/\bside table/, "side-table"],
  [/\byoga mat/, "yoga-mat"],
  [/\bphone case/, "phone-case"],
  [/\bphoto frame|\bpicture frame/, "frame"],
  [/\bdoor ?mat/, "rug"],
  [/\bplaying cards?\b/, "game"],
  [/\bbird (feeder|house|box|table)/, "birdhouse"],
  [/\btrinket box|\bjewel(lery)? box|\bmusic box/, "gift"],
  [/\bchopping board|\bcheese board/, "board"],
  [/\bnight ?light/, "table-lamp"],
];

const BY_WORD = new Map(
  Object.entries(WORDS).flatMap(([motif, words]) =>
    words.split(" ").map((word) => [word, motif as MotifName] as const),
  ),
);

/** What stands for a thing nobody could name: wrapped, and none the worse for it. */
const WRAPPED: readonly MotifName[] = ["gift", "parcel", "gift-bag", "parcel"];

/** The last word that is known: in English the thing comes after what it is like ("heart mug", "mug set of 6"). */
function findWord(text: string): MotifName | null {
  const [thing = ""] = text.split(/\b(?:with|for|of|in|on|and)\b|[,(]/);
  for (const part of [thing, text]) {
    const known = part
      .split(/[^a-z-]+/)
      .map((word) => BY_WORD.get(word) ?? BY_WORD.get(word.replace(/s$/, "")));
    const last = known.findLast((motif) => motif !== undefined);
    if (last) return last;
  }
  return null;
}

/** The motif that looks most like a product of this name; wrapped things where neither name nor category tells. */
export function chooseMotif(name: string, category: string): MotifName {
  const text = name.toLowerCase();
  const phrase = PHRASES.find(([pattern]) => pattern.test(text));
  if (phrase) return phrase[1];
  return (
    findWord(text) ?? findWord(category.toLowerCase()) ?? WRAPPED[hashText(text) % WRAPPED.length] ?? "parcel"
  );
}
