import type { Rng } from "../base/rng";
import { drawPoint, type Dimension, type Point } from "./space";

/** Width of a kernel in a single trial of one parameter, against a range of 1. */
const WIDTH = 0.7;

/** A density over points that can be drawn from. */
export interface Parzen {
  draw(rng: Rng): Point;
  logDensity(point: Point): number;
}

/**
 * A kernel density over points: one kernel around each, and an even one over the whole space that keeps
 * unseen places possible. A kernel is an item over dimensions, so that points keep their combinations:
 * numbers have a Gauss curve folded back at the ends of 0–1, choices their own value and, the fewer points
 * there are, something of all the others.
 *
 * @param trials of which the points are some
 */
export function createParzen(
  centres: readonly Point[],
  dimensions: readonly Dimension[],
  trials: number,
): Parzen {
  // The more is known the closer to look; with many dimensions even many trials are far from one another.
  const width = WIDTH * trials ** (-3 / (dimensions.length + 2));
  const spreads = dimensions.map(({ choices }) => choices / (choices + centres.length));
  return {
    draw(rng) {
      const centre = centres[rng.integer(centres.length + 1)];
      if (centre === undefined) return drawPoint(dimensions, rng);
      return dimensions.map(({ choices }, d) =>
        choices > 0
          ? drawChoice(centre[d], choices, spreads[d], rng)
          : fold(centre[d] + width * rng.normal()),
      );
    },
    logDensity(point) {
      let sum = evenDensity(dimensions);
      for (const centre of centres) {
        let kernel = 1;
        for (const [d, { choices }] of dimensions.entries()) {
          kernel *=
            choices > 0
              ? choiceDensity(point[d] === centre[d], choices, spreads[d])
              : foldedGauss(point[d], centre[d], width);
        }
        sum += kernel;
      }
      return Math.log(sum / (centres.length + 1));
    },
  };
}

function evenDensity(dimensions: readonly Dimension[]): number {
  return dimensions.reduce((density, { choices }) => (choices > 0 ? density / choices : density), 1);
}

function drawChoice(centre: number, choices: number, spread: number, rng: Rng): number {
  return rng.uniform() < spread ? rng.integer(choices) : centre;
}

function choiceDensity(isCentre: boolean, choices: number, spread: number): number {
  return spread / choices + (isCentre ? 1 - spread : 0);
}

/** Reflects at 0 and 1 until the value lies between. */
function fold(value: number): number {
  const wrapped = Math.abs(value) % 2;
  return wrapped > 1 ? 2 - wrapped : wrapped;
}

/** The Gauss curve with what lies beyond 0 and 1 reflected once. */
function foldedGauss(value: number, centre: number, width: number): number {
  const at = (distance: number) => Math.exp(-0.5 * (distance / width) ** 2);
  const sum = at(value - centre) + at(value + centre) + at(2 - value - centre);
  return sum / (width * Math.sqrt(2 * Math.PI));
}
