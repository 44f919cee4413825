import type { Kernel } from "../../kernels/kernel";
import { identityMatrix } from "../../linalg/dense";
import type { AlsConfig } from "./config";
import type { Eigenbasis } from "./eigenbasis";
import { createTriangles } from "./triangles";

/**
 * The dense part α₀·G + λ_u·I of every row's system, made diagonal once per half: in the coordinates
 * `z = w · rotation` of the gathered rows it is `diag(base + ridge_u)`.
 */
export interface DenseTerm {
  /** k×k */
  readonly rotation: Float64Array;
  /** `rotation` is zero below its diagonal. */
  readonly isUpper: boolean;
  readonly base: Float64Array;
  /** At least Σ|y|² over all rows that are gathered, and not much more where these are next to nothing. */
  readonly squares: number;
  /** λ_u, given |I_u|; 0 where it is already part of `rotation`. */
  ridgeOf(observed: number): number;
}

/**
 * The coordinates in which the sides are stored: Y = V·T, and only V is kept row by row, since the model only fixes
 * X·Yᵀ. Nothing is ever rotated back before the end; k×k matrices say what it would take.
 */
export interface Coordinates {
  /**
   * Goes on to the other half: from the VᵀV of the side solved last to the system its rows give, once they are
   * rotated to be gathered.
   *
   * @param gram k×k
   * @param rows how many V has
   */
  advance(gram: Float64Array, rows: number): Promise<DenseTerm>;
  /** k×k: what the side solved last and the one given for it, as they are stored, times these are Y and X. */
  back(): Promise<{ readonly solved: Float64Array; readonly given: Float64Array }>;
  /** Called when `back` has been applied: what is stored are X and Y now. */
  reset(): void;
}

/** λ_u = λ · (|I_u| + α₀·n)^ν, Rendle et al. 2021. */
export function frequencyRidge(
  config: Pick<AlsConfig, "regularisation" | "unobserved" | "frequencyScaling">,
  observed: number,
  columns: number,
): number {
  return config.regularisation * (observed + config.unobserved * columns) ** config.frequencyScaling;
}

/** With constant λ triangular factors are enough; when λ differs by row, only the eigenbasis serves all rows. */
export function createCoordinates(
  { kernel, eigenbasis }: { readonly kernel: Kernel; readonly eigenbasis: Eigenbasis },
  config: AlsConfig,
): Coordinates {
  return config.frequencyScaling === 0
    ? triangularCoordinates(kernel, config)
    : eigenCoordinates(eigenbasis, config);
}

/**
 * With X = W·T and N = T⁻ᵀT⁻¹, the dense part is α₀XᵀX + λI = TᵀBT where B = α₀WᵀW + λN = CCᵀ. Its square root
 * R = TᵀC makes z = x·R⁻ᵀ = w·C⁻ᵀ, a triangular pass without T; a solution v there is y = v·R⁻¹. So the next T is
 * R⁻¹ and the next N is RᵀR = CᵀN⁻¹C. Only N is kept: any T with that N is the same model, and with N = UUᵀ and
 * T = U⁻ᵀ, R = U⁻¹C is triangular as well.
 */
function triangularCoordinates(
  kernel: Kernel,
  { factors: k, unobserved, regularisation }: AlsConfig,
): Coordinates {
  const triangles = createTriangles(kernel, k);
  // Of rows stored as V, |v|² = yᵀ(α₀XᵀX + λI)y, which is λ|y|² where X is next to nothing.
  let scale = 1;
  return {
    async advance(gram) {
      const squares = traceOf(gram, k) / scale;
      scale = regularisation;
      const rotation = await triangles.advance(
        (i, j, n) => unobserved * gram[i * k + j] + regularisation * n,
      );
      return { rotation, isUpper: true, base: new Float64Array(k).fill(1), squares, ridgeOf: () => 0 };
    },
    back: () => triangles.back(),
    reset() {
      scale = 1;
      triangles.reset();
    },
  };
}

function traceOf(gram: Float64Array, k: number): number {
  let sum = 0;
  for (let f = 0; f < k; f++) sum += gram[f * k + f];
  return sum;
}

/**
 * With WᵀW = QΛQᵀ, z = w·Q has the dense part α₀Λ + λ_u, since all coordinates so far differ from those of X by a
 * rotation only. What is solved is Y in the same rotated coordinates.
 */
function eigenCoordinates(eigenbasis: Eigenbasis, config: AlsConfig): Coordinates {
  const { factors: k, unobserved } = config;
  let given = identityMatrix(k);
  return {
    async advance(gram, rows) {
      const { values, vectors } = await eigenbasis.decompose(gram);
      given = vectors;
      return {
        rotation: vectors,
        isUpper: false,
        base: values.map((value) => unobserved * value),
        squares: traceOf(gram, k),
        ridgeOf: (observed) => frequencyRidge(config, observed, rows),
      };
    },
    back: () => Promise.resolve({ solved: identityMatrix(k), given }),
    reset: () => void (given = identityMatrix(k)),
  };
}
