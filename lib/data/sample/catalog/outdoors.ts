import { type DepartmentPlan, leaf } from "./plan";

const GEAR = ["tarnway", "fellgate", "driftline", "hop"] as const;

const camping = [
  leaf("Tents", "tent", {
    nouns: "Trail Tent | Ridge Tent=ridge-tent | Family Tent | Dome Tent",
    materials: "Ripstop Nylon | Polyester | Cotton Canvas",
    colours: "forest orange teal navy red mustard sand olive rose",
    price: [89, 460],
    brands: GEAR,
    traits: "Sleeps: 2 | 3 | 4 \n Weight: 1.6 kg | 2.4 kg | 3.9 kg \n Hydrostatic head: 3,000 mm | 4,000 mm",
    says: [
      "Poles are marked by colour, so it stands in ten minutes in the dark.",
      "Seams are taped and pegs are spares included.",
      "Two doors mean nobody climbs over anybody.",
    ],
    season: "summer",
  }),
  leaf("Sleeping Bags", "sleeping-bag", {
    nouns: "Sleeping Bag | Mummy Sleeping Bag | Summer Sleeping Bag",
    materials: "Down | Recycled Fibre | Wool",
    colours: "navy orange teal forest red mustard plum sky charcoal",
    price: [45, 260],
    brands: GEAR,
    traits: "Comfort: 12 °C | 5 °C | −2 °C \n Weight: 0.9 kg | 1.2 kg | 1.7 kg",
    says: [
      "The zip runs both ways and does not bite.",
      "It packs to the size of a loaf.",
      "A pocket inside keeps the phone warm and the battery full.",
    ],
    season: "summer",
  }),
  leaf("Camping Stoves", "stove", {
    nouns: "Camping Stove | Trail Stove | Stove and Pot",
    materials: "Steel | Titanium | Aluminium",
    colours: "red orange navy forest charcoal teal",
    price: [29, 130],
    brands: GEAR,
    traits: "Boils 0.5 l in: 2 min 30 s | 3 min 10 s | 4 min \n Fuel: Gas | Spirit",
    says: [
      "It lights in wind, because the flame sits low.",
      "Legs fold inside the pot.",
      "Porridge at 900 metres tastes better; this is how.",
    ],
    season: "summer",
    share: 0.8,
  }),
  leaf("Head Torches", "torch", {
    nouns: "Head Torch | Running Torch",
    materials: "Aluminium | Recycled Plastic",
    colours: "orange teal navy red black yellow sage",
    price: [15, 72],
    brands: GEAR,
    traits: "Light: 200 lumens | 350 lumens | 600 lumens \n Battery: 6 hours | 12 hours | 40 hours",
    says: [
      "Red light keeps your night eyes and your tent mates.",
      "The band is washable.",
      "It charges by USB-C in two hours.",
    ],
    season: "autumn",
    share: 0.7,
  }),
];

const walking = [
  leaf("Backpacks", "backpack", {
    nouns: "Backpack | Day Pack | Commuter Backpack | Weekend Backpack",
    materials: "Recycled Nylon | Waxed Canvas | Cotton Canvas",
    colours: "navy forest mustard teal red charcoal olive rose sky orange brown",
    price: [38, 165],
    brands: ["tarnway", "fellgate", "driftline", "hop", "halcyon"],
    traits:
      "Volume: 14 litres | 20 litres | 28 litres | 40 litres \n Laptop: Up to 13 inches | Up to 15 inches | None",
    says: [
      "The straps are shaped for shoulders, left and right.",
      "Everything you reach for has its own pocket.",
      "Rain runs off it and what is inside stays dry.",
    ],
    share: 1.3,
  }),
  leaf("Water Bottles", "bottle", {
    nouns: "Water Bottle | Insulated Bottle | Trail Bottle",
    materials: "Steel | Tritan | Enamelled Steel",
    colours: "sky navy sage orange rose teal red black white lilac yellow",
    price: [11, 42],
    brands: GEAR,
    traits: "Capacity: 0.5 litres | 0.75 litres | 1 litre \n Keeps cold: 12 hours | 24 hours",
    says: [
      "It fits the cup holder, the side pocket and the hand.",
      "No plastic taste, not even after a week.",
      "The lid has no hidden corners and comes apart for washing.",
    ],
    patterns: "Striped=bands Speckled=speckle Wave=waves Plain=plain",
    share: 1.2,
  }),
  leaf("Flasks", "flask", {
    nouns: "Flask | Walker's Flask | Soup Flask",
    materials: "Steel | Enamelled Steel",
    colours: "forest navy red cream mustard plum charcoal teal",
    price: [18, 56],
    brands: GEAR,
    traits: "Capacity: 0.5 litres | 0.75 litres | 1 litre \n Keeps hot: 12 hours | 18 hours",
    says: [
      "Tea poured at seven is still too hot at noon.",
      "The cup holds a proper cupful.",
      "Stopper and seal are sold as spares for ever.",
    ],
    season: "autumn",
    share: 0.7,
  }),
];

const fitness = [
  leaf("Yoga Mats", "yoga-mat", {
    nouns: "Yoga Mat | Travel Yoga Mat | Studio Mat",
    materials: "Natural Rubber | Cork | Recycled Foam",
    colours: "sage teal lilac navy rose terracotta plum grey sky",
    price: [19, 82],
    brands: GEAR,
    traits: "Thickness: 3 mm | 5 mm | 6 mm \n Size: 183 × 61 cm | 183 × 68 cm",
    says: [
      "It grips when hands are warm.",
      "It rolls up tight and stays that way.",
      "Wipe it with vinegar and water; nothing else is needed.",
    ],
  }),
  leaf("Weights", "kettlebell", {
    nouns: "Kettlebell | Dumbbell Pair=dumbbells | Dumbbells=dumbbells",
    materials: "Cast Iron | Vinyl-coated Iron | Rubber",
    colours: "black teal navy rose orange sage charcoal red",
    price: [14, 120],
    brands: GEAR,
    traits: "Weight: 4 kg | 8 kg | 12 kg | 16 kg",
    says: [
      "The handle is wide enough for two hands.",
      "A flat base means it does not roll into the skirting board.",
      "The coating is kind to floors.",
    ],
  }),
];

const games = [
  leaf("Cycle Helmets", "helmet", {
    nouns: "Cycle Helmet | City Helmet | Road Helmet",
    materials: "In-mould Shell | Hard Shell",
    colours: "white navy sage red mustard teal black sky rose",
    price: [32, 140],
    brands: ["tarnway", "driftline", "hop", "halcyon"],
    traits: "Size: S | M | L \n Vents: 8 | 12 | 16",
    says: [
      "It adjusts with one thumb while you wait at the light.",
      "Tested to EN 1078 and then dropped once more.",
      "Pads come out for the wash.",
    ],
    season: "spring",
    share: 0.8,
  }),
  leaf("Bicycles", "bicycle", {
    nouns: "City Bicycle | Touring Bicycle | Everyday Bicycle",
    materials: "Steel | Aluminium",
    colours: "forest navy red teal mustard black cream sky sage",
    price: [320, 1180],
    brands: ["tarnway", "fellgate", "driftline", "hop"],
    traits: "Frame: 50 cm | 54 cm | 58 cm \n Gears: 1 | 3 | 8 | 16",
    says: [
      "It arrives assembled, with pedals on and tyres full.",
      "The chain is covered and trousers stay clean.",
      "Mudguards, bell and a stand are part of it.",
    ],
    season: "spring",
    share: 0.7,
  }),
  leaf("Balls", "ball", {
    nouns: "Football=football | Basketball=basketball",
    materials: "Leather | Rubber | Recycled Rubber",
    colours: "red blue orange yellow teal black rose sky",
    price: [9, 48],
    brands: ["tarnway", "hop", "spade", "fellgate"],
    traits: "Surface: Grass | Hall | Any",
    says: [
      "Stitched by hand, and round for a long time.",
      "A needle for the pump is in the box.",
      "Bright enough to be found in the hedge.",
    ],
    season: "summer",
    share: 0.8,
  }),
];

export const OUTDOORS_DEPARTMENT: DepartmentPlan = {
  name: "Outdoors & Sport",
  code: "OS",
  groups: [
    { name: "Camping", leaves: camping },
    { name: "Walking & Travel", leaves: walking },
    { name: "Fitness", leaves: fitness },
    { name: "Cycling & Play", leaves: games },
  ],
};
