// What is loaded when it is needed first, not when the editor starts: everything that answers a person. The
// build makes a file of its own of it; only `import('./onDemand')` may name it.
export { invokeTool, prepareTool } from './assistant/languageModelTools';
export { advise } from './commands/advise';
export { connectRows } from './commands/connectRows';
export { connectDrawn } from './commands/connectDrawn';
export { showDocument } from './commands/inspect';
export { openRoute, showAllRoutes } from './commands/proxyRoutes';
export { registerCommands } from './commands/registerCommands';
export { saveLayout, saveView } from './commands/topologyCommands';
export { connectionsTexts } from './inside/connectionsText';
export { interfacesText } from './inside/interfacesText';
export { labDocuments } from './labs/labDocument';
export { labRows } from './labs/labRows';
export { lookAtLabs } from './labs/lookAtLabs';
export { showTalks } from './talks/showTalks';
export { offerRepair } from './repair';
export { arrowsOf } from './routes/arrows';
export { readProxy } from './routes/readProxy';
