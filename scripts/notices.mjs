// The licences of what ends up in the bundles: code may be shipped, but not without its licence text.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const folderName = 'node_modules/';
const licenceFile = /^(licen[cs]e|copying|copyright|notices?)/i;
const rule = `\n${'-'.repeat(80)}\n\n`;

/** Writes name, version, licence and licence text of each npm package that esbuild's metafiles name. */
export function writeNotices(metafiles, file) {
  const packages = new Map();
  for (const folder of metafiles.flatMap(packageFolders)) {
    const { name, version, license, author } = readManifest(folder);
    packages.set(`${name} ${version}`, `${license}\n\n${textOf(folder, license, author)}`);
  }
  const sorted = [...packages].sort(([a], [b]) => (a < b ? -1 : 1));
  const intro = 'Docker Networks contains code of these packages, each under its own licence.\n';
  const notices = sorted.map(([title, text]) => `${title}, ${text}`);
  writeFileSync(file, [intro, ...notices].join(rule));
}

/** The folders of packages of which at least a byte is in an output. */
function packageFolders({ outputs }) {
  const inputs = Object.values(outputs).flatMap(output => Object.entries(output.inputs));
  const used = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => file);
  return [...new Set(used.map(packageFolder).filter(folder => folder !== undefined))];
}

function packageFolder(file) {
  const start = file.lastIndexOf(folderName);
  if (start < 0) return undefined; // our own code
  const inside = file.slice(start + folderName.length).split('/');
  const name = inside.slice(0, inside[0].startsWith('@') ? 2 : 1).join('/');
  return file.slice(0, start) + folderName + name;
}

function readManifest(folder) {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
}

function textOf(folder, license, author) {
  const files = readdirSync(folder).filter(name => licenceFile.test(name));
  const texts = files.map(name => readFileSync(path.join(folder, name), 'utf8').trim());
  if (texts.length > 0) return `${texts.join('\n\n').replaceAll('\r\n', '\n')}\n`;
  const standard = standardTexts[license];
  if (!standard) throw new Error(`${folder} has no licence text, and ${license} no standard one`);
  const holder = (author?.name ?? author ?? 'the authors').replace(/\s*<.*/, '');
  const note = '(The package brings no text of its own; this is the standard one.)';
  return `${note}\n\nCopyright (c) ${holder}\n\n${standard}`;
}

const standardTexts = {
  MIT: `Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
`,
  ISC: `Permission to use, copy, modify, and/or distribute this software for any
purpose with or without fee is hereby granted, provided that the above
copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH
REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY
AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM
LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR
OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR
PERFORMANCE OF THIS SOFTWARE.
`,
};
