import { encodePictureSpec, parsePictureSpec, type View, VIEWS } from "./picture-spec";

const FOLDER = "/pictures/";

export interface PictureView {
  image: string;
  /** Undefined: the front. */
  view: View | undefined;
}

/** A drawn picture and its other views, in the order they are shown; any other picture alone. */
export function viewsOf(image: string): PictureView[] {
  const front = { image, view: undefined };
  const spec = image.startsWith(FOLDER) ? parsePictureSpec(image.slice(FOLDER.length)) : null;
  if (!spec || spec.view !== undefined) return [front];
  const others = VIEWS.map((view) => ({ image: FOLDER + encodePictureSpec({ ...spec, view }), view }));
  return [front, ...others];
}
