const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** `3 weeks ago`, in a language; undefined for what is no time. A clock that is behind makes it now. */
export function agoText(then: number, now: number, language: string): string | undefined {
  if (!Number.isFinite(then)) return undefined;
  const seconds = Math.max(0, Math.floor((now - then) / 1000));
  const [unit, length] = units.find(([, length]) => seconds >= length) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(
    -Math.floor(seconds / length),
    unit,
  );
}
