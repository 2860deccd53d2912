// Tells on a socket what the extension in a folder costs its host: see observedHost.ts.
const { readFileSync } = require('node:fs');
const http = require('node:http');
const Module = require('node:module');
const path = require('node:path');
const timers = require('node:timers');
const timersPromises = require('node:timers/promises');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

const { HOST_OBSERVER_SOCKETS: sockets, HOST_OBSERVER_DIST: dist } = process.env;

const work = { load: undefined, call: undefined };
/** Delays of the timers that its own code armed, or that went off, since somebody asked. */
let ownTimers = [];

function activate(context) {
  observeStart();
  for (const place of [globalThis, timers]) {
    place.setTimeout = observed(place.setTimeout);
    place.setInterval = observed(place.setInterval);
  }
  const { setTimeout: waits } = timersPromises;
  timersPromises.setTimeout = (delay, ...rest) => {
    if (isOwn(new Error().stack)) ownTimers.push(delay);
    return waits(delay, ...rest);
  };
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  const server = http.createServer((_, response) => {
    const { rss: resident } = process.memoryUsage();
    collect();
    const { heapUsed, external } = process.memoryUsage();
    const held = heapUsed + external;
    response.end(JSON.stringify({ work, timers: ownTimers, resident, held }));
    ownTimers = [];
  });
  server.listen(path.join(sockets, `${Date.now()}.sock`));
  context.subscriptions.push({ dispose: () => server.close() });
}

/** Measures what the main thread works to load the extension and to call its `activate`. */
function observeStart() {
  const load = Module._load;
  Module._load = function (request, ...rest) {
    if (request !== path.join(dist, 'extension.js')) return load.call(this, request, ...rest);
    let begin = worked();
    const { activate } = load.call(this, request, ...rest);
    work.load = worked() - begin;
    return {
      activate: context => {
        begin = worked();
        const result = activate(context);
        work.call = worked() - begin;
        return result;
      },
    };
  };
}

function observed(arm) {
  return (callback, delay = 0, ...rest) => {
    if (!isOwn(new Error().stack)) return arm(callback, delay, ...rest);
    ownTimers.push(delay);
    const fired = (...args) => {
      ownTimers.push(delay);
      callback(...args);
    };
    return arm(fired, delay, ...rest);
  };
}

/** True when who called is the extension; what the editor arms when it is called is its own business. */
function isOwn(stack) {
  return stack.split('\n')[2]?.includes(dist) === true;
}

/** As in figure.ts. */
function worked() {
  process.cpuUsage();
  return Number(readFileSync('/proc/self/schedstat', 'latin1').split(' ')[0]) / 1e6;
}

module.exports = { activate };
