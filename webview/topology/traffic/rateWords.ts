import type { Flow } from '../../../src/landscape/traffic';
import { t } from '../../l10n';
import { bothWays, rateParts, type Unit } from './rate';

/** `1.2 MB/s`, as the person's language writes numbers. */
export function rateWord(bytes: number): string {
  const { value, digits, unit } = rateParts(bytes);
  return withUnit(numberWord(value, digits), unit);
}

/** `1.2 MB`, of how much went through in all. */
export function bytesWord(bytes: number): string {
  const { value, digits, unit } = rateParts(bytes);
  const options = { style: 'unit', unit: names[unit], maximumFractionDigits: digits } as const;
  return new Intl.NumberFormat(pageLanguage(), options).format(value);
}

/** How many packets went through; old Podmans count none. */
export function packetsWord(packets: number): string {
  return packets === 0 ? '–' : numberWord(Math.round(packets), 0);
}

const names: Readonly<Record<Unit, string>> = {
  B: 'byte',
  kB: 'kilobyte',
  MB: 'megabyte',
  GB: 'gigabyte',
  TB: 'terabyte',
};

/** A line for each way, under the name of the network. */
export function flowLines(flow: Flow, network: string | undefined): string[] {
  const { bytesIn, bytesOut, packetsIn, packetsOut } = flow;
  const lines = [
    network ?? t('All its networks together'),
    t('in: {0}', wayWords(bytesIn, packetsIn)),
    t('out: {0}', wayWords(bytesOut, packetsOut)),
  ];
  if (network === undefined) lines.push(t('Which network it is cannot be seen from outside'));
  return lines;
}

/** The same in a sentence. */
export function flowSaid(flow: Flow, network: string | undefined): string {
  const [way, back] = [rateWord(flow.bytesIn), rateWord(flow.bytesOut)];
  if (network === undefined)
    return t('traffic on all its networks together: {0} in, {1} out', way, back);
  if (bothWays(flow) < 1) return t('no traffic on {0}', network);
  return t('traffic on {0}: {1} in, {2} out', network, way, back);
}

/** Old Podmans count no packets. */
function wayWords(bytes: number, packets: number): string {
  if (packets === 0) return rateWord(bytes);
  return t('{0}, {1} packets/s', rateWord(bytes), numberWord(packets, packets < 9.95 ? 1 : 0));
}

function withUnit(number: string, unit: Unit): string {
  switch (unit) {
    case 'B':
      return t('{0} B/s', number);
    case 'kB':
      return t('{0} kB/s', number);
    case 'MB':
      return t('{0} MB/s', number);
    case 'GB':
      return t('{0} GB/s', number);
    case 'TB':
      return t('{0} TB/s', number);
  }
}

function numberWord(value: number, digits: number): string {
  return new Intl.NumberFormat(pageLanguage(), { maximumFractionDigits: digits }).format(value);
}

function pageLanguage(): string | undefined {
  return document.documentElement.lang || undefined;
}
