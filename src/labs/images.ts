import { isKnownImage } from '../landscape/readImages';
import type { Lab, LabImage } from './lab';

/** The names of the images that labs are made from, one for each kind. */
export type LabImages = Readonly<Record<LabImage, string>>;

/** What an image of another name has to be called to do as well. Alpine’s BusyBox has no web server. */
const alike: Readonly<Record<LabImage, RegExp>> = {
  tools: /(^|\/)busybox(:|$)/,
  nginx: /(^|\/)nginx(:|$)/,
  redis: /(^|\/)redis(:|$)/,
};

/** The images that the lab is made from. */
export function imagesOf({ start, solution }: Lab): readonly LabImage[] {
  const all = [...start, ...solution].flatMap(step =>
    step.kind === 'run' ? [step.container.image] : [],
  );
  return [...new Set(all)];
}

/**
 * Each image as it is to be used: the wanted one where the engine has it, or one that it has in its place.
 *
 * @param wanted what the person’s settings say.
 * @param names of all images that the engine has.
 * @returns also which of those that the lab needs have to be fetched before.
 */
export function chooseImages(
  lab: Lab,
  wanted: LabImages,
  names: readonly string[],
): { readonly images: LabImages; readonly missing: readonly LabImage[] } {
  const there = (kind: LabImage) =>
    isKnownImage(wanted[kind], names) ? wanted[kind] : names.find(name => alike[kind].test(name));
  return {
    images: {
      tools: there('tools') ?? wanted.tools,
      nginx: there('nginx') ?? wanted.nginx,
      redis: there('redis') ?? wanted.redis,
    },
    missing: imagesOf(lab).filter(kind => there(kind) === undefined),
  };
}
