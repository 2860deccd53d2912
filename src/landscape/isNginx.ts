/**
 * True for an image whose repository's last part has `nginx` or `openresty` as a word: `nginx`, `bitnami/nginx:1.27`,
 * `nginxinc/nginx-unprivileged`, `jc21/nginx-proxy-manager`. Metrics exporters only talk to an nginx and are none.
 * An image known only by its id (`sha256:…`) is none either.
 */
export function isNginx(container: { readonly image: string }): boolean {
  const [reference = ''] = container.image.split('@');
  const [repository = ''] = reference.slice(reference.lastIndexOf('/') + 1).split(':');
  const words = repository.toLowerCase().split(/[-_.]+/);
  return (words.includes('nginx') || words.includes('openresty')) && !words.includes('exporter');
}
