import type { Directive } from './directive';

/** What nginx opens already when it tests a configuration. */
export interface OpenedFiles {
  /** Files that must be there: certificates, keys, modules, scripts. */
  readonly read: readonly string[];
  /** Files and folders that it makes: what is around them must be there. */
  readonly made: readonly string[];
}

/** https://nginx.org/en/docs/dirindex.html */
const reads =
  /^(ssl_|proxy_ssl_|grpc_ssl_|uwsgi_ssl_)(certificate|certificate_key|client_certificate|trusted_certificate|crl|dhparam|password_file|session_ticket_key|stapling_file)$|^(load_module|geoip_country|geoip_city|geoip_org|js_import|js_include|perl_require|xslt_stylesheet)$/;

const makes =
  /^(access_log|error_log|pid|lock_file|client_body_temp_path|(proxy|fastcgi|uwsgi|scgi)_(temp|cache)_path)$/;

/** Gives the files outside of a folder that nginx opens for these directives, by their absolute paths, each once. */
export function openedFiles(directives: readonly Directive[], folder: string): OpenedFiles {
  const read = new Set<string>();
  const made = new Set<string>();
  const visit = ({ name, parameters, block = [] }: Directive) => {
    const found = reads.test(name) ? read : makes.test(name) ? made : undefined;
    for (const path of parameters) {
      // A path with a variable is opened when a request comes.
      const isOutside = path.startsWith('/') && !path.startsWith(`${folder}/`);
      if (isOutside && !path.includes('$')) found?.add(path);
    }
    block.forEach(visit);
  };
  directives.forEach(visit);
  return { read: [...read], made: [...made] };
}
