import type { CommandLine } from './action';
import { cliLine } from './cliLine';

/**
 * A shell script of these command lines, which ends with the first that fails.
 *
 * @param comments say what it is for, and what it leaves out; each in a line.
 */
export function againScript(lines: readonly CommandLine[], comments: readonly string[]): string {
  const written = lines.map(cliLine);
  // Words with line breaks in them are written in a way that not every `sh` knows, though POSIX has it since 2024.
  const isPosix = !written.some(line => line.includes("$'"));
  return [
    isPosix ? '#!/bin/sh' : '#!/usr/bin/env bash',
    ...comments.map(comment => `# ${comment}`),
    'set -e',
    ...written,
    '',
  ].join('\n');
}
