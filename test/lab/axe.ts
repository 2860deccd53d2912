import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { projectRoot } from './project';

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/**
 * What axe finds wrong with how a page can be used by everybody: rules it leaves to the person to switch on included.
 * A sentence for each rule, with the first element.
 */
export async function axeProblems(page: Page | Frame, without: readonly string[] = []) {
  const source = path.join(projectRoot(), 'node_modules', 'axe-core', 'axe.min.js');
  await page.evaluate(readFileSync(source, 'utf8'));
  const rules = Object.fromEntries([
    ['label-content-name-mismatch', { enabled: true }],
    ...without.map(rule => [rule, { enabled: false }] as const),
  ]);
  const options = JSON.stringify({ resultTypes: ['violations'], rules });
  const violations = await page.evaluate<readonly Violation[]>(
    `axe.run(document, ${options}).then(({ violations }) =>
      violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => ({ html })) })))`,
  );
  return violations.map(({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0]?.html ?? ''}`);
}
