import { startEngine } from '../engine';
async function main() {
  const t = Date.now();
  const e = await startEngine(process.argv[2] as '20.10');
  console.log('up', Date.now() - t, e.host, e.address);
  console.log(await e.docker(['version', '--format', '{{.Server.Version}} {{.Client.Version}}']));
  console.log(
    await e.docker(['network', 'ls']),
    await e.exec(['ip', '-br', 'a']),
    await e.exec(['ps', 'ax']),
  );
  await e.kill();
  console.log('killed', await e.request('GET', '/_ping').catch(x => x.message));
  await e.startDaemon();
  console.log('again', (await e.request('GET', '/_ping')).body);
  await e.stopDaemon();
  await e.startDaemon();
  await new Promise(r => setTimeout(r, 100));
  const t2 = Date.now();
  if (process.argv[3]) process.kill(process.pid, 'SIGKILL');
  await e.stop();
  console.log('stopped', Date.now() - t2);
}
void main();
