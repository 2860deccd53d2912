import fc from 'fast-check';
import { hostileTexts } from '../../lab/hostile';

const pieces = [
  '\n',
  '\r',
  '\0',
  '\t',
  ' ',
  ';',
  '{',
  '}',
  '#',
  '$',
  '"',
  "'",
  '\\',
  '%',
  '*',
  '~',
  '=',
  '/',
  '.',
  '..',
  '//',
  '(',
  ')',
  '|',
  '?',
  '\u2028',
  '\u202e',
  'é',
  '한',
  '😀',
  'a',
  'web',
  'listen 99',
  '${host}',
  '$request_uri',
  '} server { listen 99; }',
  '; include /etc/passwd',
  '../../etc/passwd',
  '[::1]',
  '10.0.0.1',
];

/** What must never become a directive: pieces of nginx's own syntax, control characters, 500 characters. */
export const nastyText: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map(p => p.join('')),
  },
  { weight: 3, arbitrary: fc.constantFrom(...hostileTexts) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'x'.repeat(500),
      '한'.repeat(500),
      '"'.repeat(2000),
      'a'.repeat(5000),
    ),
  },
);
