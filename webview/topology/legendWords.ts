import { t } from '../l10n';

/** What signs mean, on the page and in the pictures that are taken of it. */
export const legendWords = {
  advice: () => t('advice: something could be tidier; its details say more'),
  adviceWarning: () => t('advice: something may be open, cut off or broken; its details say more'),
  sick: () => t('its health check fails'),
  gap: () => t('a wire with a gap passes this network and is not on it'),
  internal: () => t('internal network: no way out'),
  doorAll: () => t('published port, open on every address of the host'),
  doorLocal: () => t('published port, open only on the host itself'),
  doorAddress: () => t('published port, open on one address of the host'),
  shared: () => t('shares the network of the container above it'),
  flow: () => t('the wider a wire, the more goes through it'),
  rate: () => t('bytes per second, in and out together'),
  sum: () => t('of all its networks together: which one it is cannot be seen'),
  routeWorks: () => t('a proxy route: where nginx sends requests'),
  routeBroken: () => t('a proxy route that leads nowhere'),
  routeUnsure: () => t('a proxy route of which it is not known where it leads'),
  talks: () => t('connections between containers, open now or in the last minute'),
  talksOut: () => t('connections to what is no container'),
  routeOutside: () => t('a proxy route that leads away from this engine'),
} as const;
