import { type DepartmentPlan, leaf } from "./plan";

const GARDEN = ["verdigris", "pottering", "nettlebed", "spade"] as const;

const growing = [
  leaf("Plant Pots", "pot", {
    nouns: "Plant Pot | Planter | Herb Pot",
    materials: "Terracotta | Stoneware | Fibre Clay",
    colours: "terracotta white sage grey navy teal mustard blush charcoal sand yellow",
    price: [7, 65],
    brands: GARDEN,
    traits: "Diameter: 14 cm | 20 cm | 28 cm | 36 cm \n Frost: Hardy to −10 °C | Bring in for winter",
    says: [
      "There is a hole in the bottom and a saucer underneath.",
      "The clay breathes, so roots stay cool in July.",
      "It weathers to a colour no paint has.",
    ],
    patterns: "Banded=bands Speckled=speckle Zigzag=chevron Plain=plain",
    season: "spring",
    share: 1.4,
  }),
  leaf("House Plants", "plant", {
    nouns:
      "Monstera in a Pot=monstera | Snake Plant in a Pot=snake-plant | Boston Fern in a Pot=fern | Olive Tree in a Pot=olive-tree",
    materials: "Young | Bushy | Tall",
    materialCalled: "Growth",
    colours: "white terracotta sage grey mustard blush navy sand teal",
    price: [14, 75],
    brands: GARDEN,
    traits: "Height: 30 cm | 45 cm | 70 cm \n Light: Shade | Half shade | Bright",
    says: [
      "It forgives a week without water.",
      "The pot is included, the patience is not.",
      "It arrives well rooted, in peat-free compost.",
    ],
    season: "spring",
    share: 1.2,
  }),
  leaf("Seeds", "seeds", {
    namesColour: false,
    nouns: "Wildflower Seeds | Salad Seeds | Herb Seeds | Sunflower Seeds | Sweet Pea Seeds",
    materials: "Organic | Heirloom | Bee-friendly",
    materialCalled: "Kind",
    colours: "yellow rose lilac orange green red sky plum",
    price: [2, 9],
    brands: GARDEN,
    traits: "Sow: March to May | April to June \n Covers: 1 m² | 3 m² | 5 m²",
    says: [
      "Sow thinly, water gently, wait.",
      "Everything in the packet is grown in this country.",
      "The bees will find it before you do.",
    ],
    season: "spring",
    share: 1.1,
  }),
  leaf("Spring Bulbs", "bulbs", {
    namesColour: false,
    nouns: "Tulip Bulbs | Daffodil Bulbs | Crocus Bulbs | Allium Bulbs",
    materials: "Early | Late | Mixed",
    materialCalled: "Flowers",
    colours: "red yellow rose plum orange lilac white",
    price: [4, 18],
    brands: GARDEN,
    traits: "Bulbs: 10 | 20 | 40 \n Plant: September to November",
    says: [
      "Plant them three times as deep as they are tall.",
      "They come back every year if you let the leaves fade.",
      "Good in borders, better in pots by the door.",
    ],
    season: "autumn",
    share: 0.7,
  }),
];

const tools = [
  leaf("Watering Cans", "watering-can", {
    nouns: "Watering Can | Classic Watering Can | Long-Reach Watering Can",
    materials: "Galvanised Steel | Enamel | Powder-coated Steel",
    colours: "green sage cream navy red yellow sky grey forest copper",
    price: [16, 62],
    brands: GARDEN,
    traits: "Capacity: 1.5 litres | 5 litres | 9 litres",
    says: [
      "The rose turns up for seedlings and down for pots.",
      "It balances when it is full and when it is nearly empty.",
      "Rolled edges, soldered seams, no leaks.",
    ],
    season: "spring",
  }),
  leaf("Hand Tools", "trowel", {
    namesColour: false,
    nouns: "Trowel | Hand Fork and Trowel=trowel-and-fork | Planting Trowel",
    materials: "Carbon Steel | Stainless Steel",
    colours: "oak walnut forest red yellow navy",
    price: [9, 44],
    brands: GARDEN,
    traits: "Length: 26 cm | 30 cm | 34 cm",
    says: [
      "The neck is forged in one piece and does not bend in clay.",
      "A leather thong hangs it on its nail.",
      "Rinse, dry, oil: then it is yours for life.",
    ],
    season: "spring",
  }),
];

const outdoor = [
  leaf("Deckchairs", "deck-chair", {
    nouns: "Deckchair | Garden Deckchair | Folding Deckchair",
    materials: "Canvas and Beech | Canvas and Eucalyptus",
    colours: "navy sage red yellow sky teal orange rose green",
    price: [38, 110],
    brands: GARDEN,
    traits: "Folded: 128 × 58 cm \n Carries: 110 kg | 120 kg",
    says: [
      "Three positions: upright, reading, asleep.",
      "The canvas slides off to be washed.",
      "It folds flat and hangs on a nail until May.",
    ],
    season: "summer",
    share: 0.8,
  }),
  leaf("Lanterns", "lantern", {
    nouns: "Garden Lantern | Storm Lantern | Hanging Lantern",
    materials: "Steel | Copper=copper | Zinc=grey",
    colours: "black white sage navy forest red teal",
    price: [14, 68],
    brands: GARDEN,
    traits: "Height: 22 cm | 30 cm | 42 cm \n Candle: Pillar, up to 8 cm",
    says: [
      "The glass keeps the wind out and lets the smoke go.",
      "It lights a path without lighting the neighbours.",
      "Powder-coated, so it may stay out all year.",
    ],
    season: "summer",
  }),
  leaf("Barbecues", "barbecue", {
    nouns: "Kettle Barbecue | Charcoal Barbecue",
    materials: "Enamelled Steel | Cast Iron",
    colours: "black red sage navy orange teal forest",
    price: [79, 320],
    brands: GARDEN,
    traits: "Grill: 47 cm | 57 cm \n Fuel: Charcoal",
    says: [
      "The vents in lid and bowl steer the heat to the degree.",
      "Ash falls into a pan that lifts out.",
      "Two wheels roll it over the lawn.",
    ],
    season: "summer",
    share: 0.6,
  }),
  leaf("Bird Houses", "birdhouse", {
    nouns: "Bird House | Nest Box | Bird Box",
    materials: "Cedar | Painted Pine | Recycled Wood",
    colours: "sage sky yellow red terracotta blush teal cream forest",
    price: [12, 46],
    brands: GARDEN,
    traits: "Entrance: 28 mm, for tits | 32 mm, for sparrows",
    says: [
      "Hang it in autumn and it will be found by spring.",
      "The front opens for cleaning once a year.",
      "A metal ring keeps the woodpecker from widening the door.",
    ],
    season: "autumn",
    share: 0.8,
  }),
];

export const GARDEN_DEPARTMENT: DepartmentPlan = {
  name: "Garden",
  code: "GD",
  groups: [
    { name: "Plants & Growing", leaves: growing },
    { name: "Garden Tools", leaves: tools },
    { name: "Outdoor Living", leaves: outdoor },
  ],
};
