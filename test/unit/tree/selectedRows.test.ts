import assert from 'node:assert/strict';
import type { ViewNode } from '../../../src/ui/tree/enginesTree';
import { SelectedRows } from '../../../src/ui/tree/selectedRows';

const [web, api, db] = ['web', 'api', 'db'].map(
  key => ({ row: { kind: 'missing', key }, parent: undefined, engine: '' }) as unknown as ViewNode,
) as [ViewNode, ViewNode, ViewNode];

/** In the place of VS Code’s view: knows only those of the selected rows that it is not just asking for again. */
function fakeView() {
  const listeners: ((event: { selection: readonly ViewNode[] }) => void)[] = [];
  const view = {
    selection: [] as readonly ViewNode[],
    onDidChangeSelection: (listener: (typeof listeners)[number]) => {
      listeners.push(listener);
      return { dispose: () => listeners.splice(0) };
    },
    select: (...nodes: ViewNode[]) => {
      view.selection = nodes;
      for (const listener of listeners) listener({ selection: nodes });
    },
  };
  return view;
}

describe('the selected rows', () => {
  const view = fakeView();
  const selected = new SelectedRows(view);

  it('are all that are selected, also while the view asks for some of them again', () => {
    view.select(web, api, db);
    view.selection = [db];
    assert.deepEqual(selected.nodes, [web, api, db]);
    view.selection = [web, api, db];
    assert.deepEqual(selected.nodes, [web, api, db]);
  });

  it('are those that were selected while others were asked for', () => {
    view.select(db);
    view.selection = [web, db];
    assert.deepEqual(selected.nodes, [web, db]);
  });

  it('are none of those that the view says are selected no more', () => {
    view.select(web, api);
    view.select(api);
    assert.deepEqual(selected.nodes, [api]);
    view.select();
    assert.deepEqual(selected.nodes, []);
  });

  it('fill the gaps in what a menu passes', () => {
    view.select(web, api);
    view.selection = [web];
    assert.deepEqual(selected.complete([web, [web, undefined]]), [web, [web, api]]);
    assert.deepEqual(selected.complete([undefined, [undefined, api]]), [web, [web, api]]);
  });

  it('change nothing else of what a command is given', () => {
    view.select(web, api);
    for (const args of [
      [],
      [undefined],
      [db, undefined],
      [api, [api, web]],
      ['selection'],
      [{ lab: 1 }],
    ]) {
      assert.equal(selected.complete(args), args);
    }
  });
});
