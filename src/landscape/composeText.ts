// Texts of people as values of a Compose file.

/** Compose reads `$` as the begin of a variable: https://docs.docker.com/reference/compose-file/interpolation/ */
export function composeValue(text: string): string {
  return text.replaceAll('$', '$$$$');
}

/** In double quotes, where a string is the same in JSON and in YAML: https://yaml.org/spec/1.2.2/#57-escaped-characters */
export function quotedForCompose(text: string): string {
  return JSON.stringify(composeValue(text));
}
