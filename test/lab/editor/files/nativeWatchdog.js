'use strict';
// Stands in for the native module @vscode/native-watchdog: ends this process with its parent.
const { setInterval } = require('node:timers');

function start(pid) {
  const look = () => {
    try {
      process.kill(pid, 0);
    } catch (error) {
      if (error.code === 'ESRCH') process.exit(87);
    }
  };
  setInterval(look, 1000).unref();
}

module.exports = { start, exit: code => process.exit(code || 0) };
