// Nodes as those of Container Tools 2.5: classes with getters, and a contextValue of one word.
const vscode = require('vscode');

const { containers, networks } = JSON.parse(process.env.CONTAINER_TOOLS_FAKE ?? '{}');

class ContainerNode {
  constructor(item) {
    this.item = item;
  }
  get containerId() {
    return this.item.id;
  }
  get label() {
    return this.item.name;
  }
  get contextValue() {
    return `${this.item.state}Container`;
  }
}

class NetworkNode {
  constructor(item) {
    this.item = item;
  }
  get networkId() {
    return this.item.id;
  }
  get label() {
    return this.item.name;
  }
  get contextValue() {
    return this.item.name === 'bridge' ? 'defaultNetwork' : 'customNetwork';
  }
}

function show(context, kind, nodes) {
  const provider = {
    getChildren: node => (node ? [] : nodes),
    getTreeItem: ({ label, contextValue }) => ({ label, contextValue }),
  };
  const id = `vscode-containers.views.${kind}`;
  const view = vscode.window.createTreeView(id, {
    treeDataProvider: provider,
    canSelectMany: true,
  });
  let count = 0;
  context.subscriptions.push(
    view,
    vscode.commands.registerCommand(`vscode-containers.${kind}.refresh`, () => {
      count++;
      view.description = `refreshed ${count}`;
    }),
  );
}

module.exports.activate = context => {
  show(
    context,
    'containers',
    containers.map(item => new ContainerNode(item)),
  );
  show(
    context,
    'networks',
    networks.map(item => new NetworkNode(item)),
  );
};
