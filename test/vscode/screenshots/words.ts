import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../lab/project';

/** A language that the extension speaks. */
export type Language = 'en' | 'ko';

/** What the extension calls things in a language. */
export interface Words {
  /** A text of the manifest, by its key, such as `command.topology.show`. */
  readonly manifest: (key: string) => string;
  /** A text of the code, by its English, with what is filled in. */
  readonly code: (english: string, ...filling: readonly string[]) => string;
}

/** Reads the texts of a language from the files that the extension itself has. */
export function wordsIn(language: Language): Words {
  const isEnglish = language === 'en';
  const manifest = readTexts(isEnglish ? 'package.nls.json' : `package.nls.${language}.json`);
  const code = readTexts(`l10n/bundle.l10n.${language}.json`);
  const fill = (text: string, filling: readonly string[]) =>
    text.replace(/\{(\d)\}/g, (_all, index: string) => filling[Number(index)] ?? '');
  return {
    manifest: key => textOf(manifest, key),
    code: (english, ...filling) => fill(isEnglish ? english : textOf(code, english), filling),
  };
}

type Texts = Readonly<Record<string, string>>;

function textOf(texts: Texts, key: string): string {
  const text = texts[key];
  if (text === undefined) throw new Error(`no text for ${key}`);
  return text;
}

function readTexts(file: string): Texts {
  const full = path.join(projectRoot(), file);
  return existsSync(full) ? (JSON.parse(readFileSync(full, 'utf8')) as Texts) : {};
}
