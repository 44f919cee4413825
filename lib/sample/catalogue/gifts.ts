import { type DepartmentPlan, leaf } from "./plan";

const PRESS = ["papercrane", "foxglove", "kite", "inkwell"] as const;
const PLAY = ["pip", "merriment", "harrow", "northby"] as const;
const PARTY = ["merriment", "kite", "pip", "wick"] as const;
const BATH = ["saltmarsh", "wick", "larkspur", "oddfellow"] as const;
const COVERS = "navy red teal mustard forest plum terracotta sage orange sky charcoal rose";

const books = [
  leaf("Cookery Books", "book", {
    namesColour: false,
    nouns: "Cookery Book",
    materials: "Hardback | Paperback",
    colours: COVERS,
    price: [12, 38],
    brands: PRESS,
    traits: "Pages: 192 | 256 | 320 \n Recipes: 70 | 90 | 120",
    says: [
      "Every recipe fits on one page and starts with what to have in the house.",
      "The photographs were eaten afterwards.",
      "It lies open by itself beside the cooker.",
    ],
    titles: [
      "Bread on Thursdays",
      "The Small Oven",
      "Soup for Two",
      "A Year of Cakes",
      "The Vegetable Drawer",
      "Supper in One Pan",
      "The Patient Baker",
      "Pickles and Preserves",
      "Salt, Butter, Flour",
      "The Market Table",
      "Cooking by the Sea",
      "The Spice Shelf",
      "Tea and Something",
      "Roots and Leaves",
      "The Sunday Roast Book",
      "Noodles at Midnight",
    ],
    season: "gifts",
  }),
  leaf("Novels", "book", {
    namesColour: false,
    nouns: "Novel",
    materials: "Hardback | Paperback",
    colours: COVERS,
    price: [8, 22],
    brands: PRESS,
    traits: "Pages: 224 | 288 | 352 | 416",
    says: [
      "It begins with a letter and ends with a door left open.",
      "Our whole office missed its stop over this one.",
      "Quiet at first, then impossible to put down.",
    ],
    titles: [
      "The Lighthouse Clerk",
      "A Map of Small Rivers",
      "The Winter Orchard",
      "Letters from Harbour Street",
      "The Clockmaker's Niece",
      "What the Tide Kept",
      "The Cartographer's Garden",
      "Nine Bridges Home",
      "The Last Ferry to Skerry",
      "An Hour Before Rain",
      "The Glass Allotment",
      "Salt Road",
      "The Borrowed Violin",
      "Two Winters in Marl",
      "The Quiet Cartel",
      "A Window in Lisbon Row",
      "The Understudy of Elm Court",
    ],
    share: 1.1,
  }),
  leaf("Nature & Travel Books", "book", {
    namesColour: false,
    nouns: "Guide",
    materials: "Hardback | Paperback",
    colours: COVERS,
    price: [11, 34],
    brands: PRESS,
    traits: "Pages: 160 | 224 | 304 \n Maps: None | 12 | 30",
    says: [
      "It fits the jacket pocket it was written for.",
      "The drawings were made outdoors, rain included.",
      "Read it before you go, and again when you are back.",
    ],
    titles: [
      "Hedgerow Walks",
      "The Birdwatcher's Window",
      "Islands by Bicycle",
      "Night Trains of Europe",
      "A Pocket Book of Moths",
      "Fifty Wild Swims",
      "The Weather Diary",
      "Trees in Winter",
      "Slow Roads South",
      "The Allotment Year",
      "Rock Pools and Shorelines",
      "Camping Light",
      "A Field Guide to Clouds",
      "The Moorland Path",
      "Mushrooms without Fear",
    ],
    season: "summer",
  }),
];

const toys = [
  leaf("Soft Toys", "teddy", {
    nouns: "Teddy Bear | Soft Bunny=bunny | Cuddly Bear",
    materials: "Organic Cotton | Lambswool | Recycled Plush",
    colours: "brown cream sand grey rose sky mustard lilac sage",
    price: [14, 48],
    brands: PLAY,
    traits: "Height: 22 cm | 30 cm | 42 cm \n Age: From birth",
    says: [
      "The eyes are stitched, so there is nothing to swallow.",
      "It survives the washing machine, and has.",
      "A small red heart is sewn where no one looks.",
    ],
    season: "gifts",
  }),
  leaf("Wooden Toys", "blocks", {
    nouns: "Building Blocks | Stacking Blocks | Alphabet Blocks",
    materials: "Beech | Maple | Rubberwood",
    colours: "red sky sage yellow teal rose orange oak",
    price: [12, 58],
    brands: PLAY,
    traits: "Pieces: 12 | 24 | 50 \n Age: From 12 months | From 2 years",
    says: [
      "Painted with water-based colour and safe to chew.",
      "The edges are sanded twice.",
      "They come in a cotton bag, and sometimes return to it.",
    ],
    season: "gifts",
  }),
  leaf("Toy Trains & Cars", "train", {
    nouns: "Toy Train | Pull-Along Train | Steam Engine",
    materials: "Beech | Maple | Painted Wood",
    colours: "red forest blue yellow teal navy orange",
    price: [14, 64],
    brands: PLAY,
    traits: "Length: 18 cm | 26 cm | 40 cm \n Age: From 18 months | From 3 years",
    says: [
      "The wheels turn on steel axles and roll across a whole room.",
      "The driver lifts out and is the first thing to be lost; a spare is included.",
      "It fits the common wooden tracks.",
    ],
    season: "gifts",
    share: 0.8,
  }),
  leaf("Board Games", "game", {
    nouns: "Chess Set | Board Game | Draughts Set | Travel Game",
    materials: "Beech | Walnut | Recycled Card",
    colours: "forest navy red walnut teal mustard plum",
    price: [14, 72],
    brands: PLAY,
    traits: "Players: 2 | 2–4 | 2–6 \n Takes: 20 minutes | 45 minutes | An evening",
    says: [
      "The rules fit on one page.",
      "The pieces are weighted and stay where they are put.",
      "It is still fun for the one who is losing.",
    ],
    season: "winter",
  }),
];

const party = [
  leaf("Gift Wrap", "wrap", {
    nouns: "Gift Wrap | Wrapping Paper Set | Gift Wrap Roll",
    materials: "Recycled Paper | Kraft Paper",
    colours: "red forest navy rose sky mustard sage plum orange",
    price: [4, 18],
    brands: PARTY,
    traits: "Length: 3 m | 5 m | 10 m",
    says: [
      "Heavy enough not to tear at the corners.",
      "Printed with vegetable inks and recycled with the paper.",
      "Ribbon to match is wound round the roll.",
    ],
    season: "gifts",
  }),
  leaf("Bunting", "bunting", {
    nouns: "Bunting | Party Bunting | Garden Bunting",
    materials: "Cotton | Recycled Paper | Linen",
    colours: "rose sky red yellow sage navy teal orange lilac",
    price: [7, 34],
    brands: PARTY,
    traits: "Length: 2.5 m | 5 m | 10 m",
    says: [
      "It goes up in a minute and stays up for a week.",
      "The flags are double-sided.",
      "Roll it up round your hand and it never tangles.",
    ],
    season: "summer",
    share: 0.8,
  }),
  leaf("Tree Decorations", "ornament", {
    nouns: "Tree Decoration | Glass Bauble | Hanging Ornament",
    materials: "Glass | Felt | Painted Wood",
    colours: "red forest gold silver navy plum white teal rose copper",
    price: [4, 26],
    brands: PARTY,
    traits: "Size: 6 cm | 8 cm | 11 cm \n Sold as: Single | Set of three",
    says: [
      "Blown and painted by hand, one at a time.",
      "It comes in a box you will want to keep.",
      "Hang it high if there are kittens.",
    ],
    season: "winter",
  }),
];

const bath = [
  leaf("Soap", "soap", {
    namesColour: false,
    nouns: "Soap | Bar Soap | Gardener's Soap",
    materials: "Olive Oil | Oatmeal | Shea Butter",
    colours: "cream sage rose lilac olive mustard sky charcoal terracotta",
    price: [4, 16],
    brands: BATH,
    traits:
      "Weight: 100 g | 150 g | 200 g \n Scent: Rosemary | Lavender | Rose geranium | Sea kelp | Unscented",
    says: [
      "Cured for six weeks, so it lasts.",
      "It lathers in hard water.",
      "Wrapped in paper and nothing else.",
    ],
    share: 0.9,
  }),
  leaf("Hand Care", "pump", {
    namesColour: false,
    nouns: "Hand Wash | Hand Lotion | Body Wash",
    materials: "Rosemary | Lavender | Bergamot | Sea Salt",
    colours: "sage brown navy lilac terracotta cream charcoal yellow",
    price: [8, 32],
    brands: BATH,
    traits: "Volume: 250 ml | 300 ml | 500 ml",
    says: [
      "It leaves hands soft and doors openable.",
      "Refills come in a pouch that uses a fifth of the plastic.",
      "Gentle enough for the twentieth time today.",
    ],
  }),
];

export const GIFTS_DEPARTMENT: DepartmentPlan = {
  name: "Books, Toys & Gifts",
  code: "BG",
  groups: [
    { name: "Books", leaves: books },
    { name: "Toys & Games", leaves: toys },
    { name: "Celebrations", leaves: party },
    { name: "Soap & Care", leaves: bath },
  ],
};
