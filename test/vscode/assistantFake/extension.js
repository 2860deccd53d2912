const { createServer } = require('node:http');
const { Server } = require('node:net');
const vscode = require('vscode');

const orders = {
  tools: () => vscode.lm.tools.map(({ name }) => name),
  use: async ({ name, input }) => {
    const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
    return content.map(part => part.value).join('');
  },
  set: ({ setting, value }) => vscode.workspace.getConfiguration().update(setting, value, true),
  // Of the whole extension host, of which we are a part.
  ports: () =>
    process
      ._getActiveHandles()
      .map(handle => (handle instanceof Server ? handle.address() : undefined))
      .filter(address => address?.port !== undefined)
      .map(({ address, port }) => ({ address, port })),
};

module.exports.activate = context => {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    try {
      const { order, ...rest } = JSON.parse(body);
      const result = await orders[order](rest);
      response.end(JSON.stringify({ result }));
    } catch (error) {
      response.end(JSON.stringify({ error: String(error?.message ?? error) }));
    }
  });
  server.listen(process.env.ASSISTANT_FAKE);
  context.subscriptions.push({ dispose: () => server.close() });
};
