/** Families of colours: who asks for the first is glad of the others. Words that mostly mean something else are left out. */
export const COLOUR_FAMILIES = `
  blue: navy, sky blue, sky, cobalt, azure, indigo, royal blue, turquoise, aqua, cyan, teal, sapphire, cornflower, cerulean, petrol, midnight blue, duck egg
  red: burgundy, crimson, scarlet, ruby, maroon, claret, vermilion, oxblood, garnet, raspberry, poppy red, cherry red, brick red, wine red
  green: olive, sage, forest green, forest, emerald, mint, khaki, lime, teal, jade, pistachio, bottle green, fern green, moss green, racing green
  pink: rose, blush, coral, fuchsia, magenta, salmon, cerise, dusky pink, hot pink
  purple: lilac, plum, violet, lavender, mauve, aubergine, amethyst, heather
  yellow: lemon, mustard, ochre, saffron, canary, primrose
  orange: tangerine, terracotta, apricot, rust, amber, peach, burnt orange, coral
  brown: chestnut, walnut, oak, tan, chocolate, caramel, mahogany, cognac, mocha, camel, taupe, umber, bronze
  beige: sand, cream, oatmeal, taupe, camel, fawn, ecru, buff, natural
  white: chalk, chalk white, ivory, cream, snow, pearl, alabaster, off white
  grey: charcoal, silver, slate, dove grey, graphite, gunmetal, anthracite, pewter
  black: ebony, jet black, onyx
  gold: brass, golden
  silver: chrome
  copper: bronze
  multicolour: rainbow, multi`;

/** Names of one shade. */
export const COLOUR_NAMES = `
  grey, gray
  multicolour, multicolor, multicoloured, multicolored, colourful, colorful
  navy, navy blue, dark blue, midnight blue
  sky blue, light blue, pale blue, baby blue, powder blue
  cobalt, royal blue, bright blue
  forest green, dark green, bottle green, racing green, hunter green
  sage, light green, pale green, mint
  charcoal, dark grey, anthracite, graphite
  dove grey, light grey, pale grey
  burgundy, maroon, claret, oxblood, wine red, dark red, bordeaux
  blush, light pink, pale pink, baby pink
  lilac, lavender, light purple, mauve
  plum, aubergine, eggplant, dark purple
  turquoise, aqua, teal, turq
  fuchsia, fuschia
  multicolour, multi, multicol
  tangerine, bright orange
  lemon, light yellow, pale yellow
  mustard, dark yellow, ochre
  chestnut, dark brown, chocolate
  tan, light brown, camel
  purple, violet
  beige, sand, neutral
  cream, off white, ivory, ecru
  gold, golden, gilt
  silver, silvery`;
