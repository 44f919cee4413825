import type { PaletteName } from "@/lib/data/pictures/drawing/palettes";

/** The four characters a brand can have; shoppers lean to one of them. */
export const STYLES = ["quiet", "bold", "heritage", "playful"] as const;
export type Style = (typeof STYLES)[number];

/** The colours each character prefers. */
export const STYLE_COLOURS: Record<Style, readonly PaletteName[]> = {
  quiet: ["white", "cream", "sand", "sage", "grey", "blush", "oak", "silver", "sky"],
  bold: ["red", "orange", "yellow", "blue", "teal", "black", "charcoal", "mustard"],
  heritage: ["forest", "navy", "plum", "brown", "olive", "walnut", "terracotta", "gold", "green"],
  playful: ["rose", "lilac", "sky", "yellow", "blush", "orange", "sage", "teal"],
};

export interface Brand {
  name: string;
  style: Style;
  /** What its things cost, relative to the usual price. */
  level: number;
  /** One sentence about who makes it. */
  story: string;
  /** Names of its ranges. */
  series: readonly string[];
}

const brand = (name: string, style: Style, level: number, story: string, series: string): Brand => ({
  name,
  style,
  level,
  story,
  series: series.split(" "),
});

/** All of them invented. */
export const BRANDS = {
  harrow: brand(
    "Harrow & Vale",
    "heritage",
    1.25,
    "Harrow & Vale is a family workshop that has changed its tools more often than its designs.",
    "Ashby Bramley Corfe Denholm Elmley Farleigh Garrick",
  ),
  lumen: brand(
    "Lumen Row",
    "quiet",
    1.1,
    "Lumen Row draws every line twice and then leaves one of them out.",
    "Alder Birk Calla Dove Ebb Fenn Halo",
  ),
  oddfellow: brand(
    "Oddfellow Home",
    "bold",
    0.9,
    "Oddfellow Home believes a room needs one thing that starts a conversation.",
    "Arcade Boogie Cabana Dynamo Echo Fiesta Groove",
  ),
  tansy: brand(
    "Thrift & Tansy",
    "playful",
    0.75,
    "Thrift & Tansy makes cheerful things for first flats and full houses.",
    "Apple Bluebell Clover Daisy Elder Fern Ginger",
  ),
  brindle: brand(
    "Brindle Mill",
    "heritage",
    1.05,
    "Brindle Mill has been weaving beside the same river for four generations.",
    "Aysgarth Bolton Cotter Dent Eskdale Foss Garsdale",
  ),
  stonebeck: brand(
    "Stonebeck",
    "quiet",
    1.15,
    "Everything at Stonebeck is thrown, glazed and fired in one small pottery.",
    "Ash Bere Chalk Dune Flint Gale Haar",
  ),
  kettle: brand(
    "Kettle & Crane",
    "heritage",
    1.2,
    "Kettle & Crane makes kitchen things to be handed down rather than replaced.",
    "Acorn Baker Chandler Draper Fletcher Grocer Miller",
  ),
  pepperpot: brand(
    "Pepperpot",
    "bold",
    0.85,
    "Pepperpot puts colour where other kitchens put grey.",
    "Allspice Basil Cayenne Dill Fennel Harissa Juniper",
  ),
  larkspur: brand(
    "Larkspur Kitchen",
    "playful",
    0.8,
    "Larkspur Kitchen is for people who sing while they cook.",
    "Bunny Crumble Dolly Fudge Honey Jam Muffin",
  ),
  verdigris: brand(
    "Verdigris & Son",
    "heritage",
    1.15,
    "Verdigris & Son makes garden tools the way gardeners asked for them.",
    "Abbey Belvoir Chatton Dyrham Exbury Furzey Gresham",
  ),
  pottering: brand(
    "Pottering",
    "playful",
    0.8,
    "Pottering is for slow Sundays and muddy knees.",
    "Beetle Cricket Dragonfly Finch Ladybird Moth Robin",
  ),
  nettlebed: brand(
    "Nettlebed",
    "quiet",
    1,
    "Nettlebed lets the plants do the talking.",
    "Allium Borage Chive Dock Heath Ivy Laurel",
  ),
  spade: brand(
    "Sunday Spade",
    "bold",
    0.9,
    "Sunday Spade makes tools you can find again in long grass.",
    "Banger Caper Dasher Flare Jolt Racer Turbo",
  ),
  tarnway: brand(
    "Tarnway",
    "bold",
    1,
    "Tarnway tests everything on a wet hillside before it goes on sale.",
    "Apex Borealis Cairn Dart Summit Traverse Zenith",
  ),
  fellgate: brand(
    "Fellgate",
    "heritage",
    1.2,
    "Fellgate has outfitted walkers since paths were a matter of opinion.",
    "Ambler Buttermere Coniston Drover Rambler Skelwith Wasdale",
  ),
  driftline: brand(
    "Driftline",
    "quiet",
    1.1,
    "Driftline makes less gear, and makes it lighter.",
    "Brine Cove Eddy Lull Shoal Swell Tide",
  ),
  hop: brand(
    "Hop Skip",
    "playful",
    0.75,
    "Hop Skip believes the best exercise is the one that feels like play.",
    "Bounce Dizzy Fizz Hoopla Jiggle Leap Whirl",
  ),
  northby: brand(
    "Northby",
    "quiet",
    1.15,
    "Northby makes plain clothes very carefully.",
    "Arne Berit Dag Elin Finn Hella Ilse",
  ),
  cobbler: brand(
    "Cobbler's Yard",
    "heritage",
    1.25,
    "Cobbler's Yard still repairs what it sold ten years ago.",
    "Ainsley Barnaby Clement Dudley Edmund Godfrey Hartley",
  ),
  marmalade: brand(
    "Marmalade & Moss",
    "playful",
    0.85,
    "Marmalade & Moss dresses people who jump in puddles.",
    "Dabble Flutter Giggle Jaunty Pippin Skippy Tumble",
  ),
  halcyon: brand(
    "Halcyon Street",
    "bold",
    0.95,
    "Halcyon Street starts each collection with one very loud colour.",
    "Avenue Boulevard Corso Downtown Metro Plaza Uptown",
  ),
  ondine: brand(
    "Ondine Audio",
    "quiet",
    1.3,
    "Ondine Audio tunes by ear first and by measurement after.",
    "Adagio Cantata Largo Nocturne Prelude Sonata Tenuto",
  ),
  monk: brand(
    "Brass Monk",
    "heritage",
    1.1,
    "Brass Monk builds electronics with knobs that click.",
    "Abbot Cloister Friar Lector Prior Sexton Vesper",
  ),
  inkwell: brand(
    "Inkwell Lane",
    "heritage",
    0.95,
    "Inkwell Lane sits above a bookbinder's and borrows its paper.",
    "Austen Bronte Defoe Eliot Gaskell Hardy Keats",
  ),
  volta: brand(
    "Volta & Bee",
    "bold",
    0.95,
    "Volta & Bee makes technology in colours that cheer up a desk.",
    "Ampere Buzz Circuit Ohm Pulse Spark Wattle",
  ),
  kite: brand(
    "Paper Kite",
    "playful",
    0.75,
    "Paper Kite prints everything in a studio full of paper scraps.",
    "Breeze Confetti Doodle Origami Pinwheel Scribble Swift",
  ),
  papercrane: brand(
    "Papercrane Press",
    "quiet",
    1,
    "Papercrane Press publishes eight books a year and reads each of them aloud first.",
    "Heron Ibis Kestrel Linnet Plover Teal Wren",
  ),
  foxglove: brand(
    "Foxglove Press",
    "heritage",
    1.1,
    "Foxglove Press binds its books to lie open on a table.",
    "Badger Hare Marten Otter Stag Vole Weasel",
  ),
  pip: brand(
    "Pip & Fig",
    "playful",
    0.9,
    "Pip & Fig asks its youngest testers for the final word.",
    "Biscuit Bramble Button Conker Nutmeg Pudding Toffee",
  ),
  merriment: brand(
    "Merriment Works",
    "bold",
    0.85,
    "Merriment Works has never met a birthday it did not like.",
    "Carnival Fandango Hurrah Jamboree Parade Razzle Samba",
  ),
  saltmarsh: brand(
    "Saltmarsh Soap",
    "quiet",
    1.1,
    "Saltmarsh Soap boils small batches by the sea.",
    "Avocet Curlew Dunlin Egret Knot Sandling Tern",
  ),
  wick: brand(
    "Wick & Wren",
    "heritage",
    1.05,
    "Wick & Wren pours by hand and blends its own scents.",
    "Almoner Beadle Chorister Organist Rector Verger Warden",
  ),
} as const satisfies Record<string, Brand>;

export type BrandName = keyof typeof BRANDS;
