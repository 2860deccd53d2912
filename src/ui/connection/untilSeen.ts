import type { Fix } from '../../diagnose/fixes';
import { attachmentsOf } from '../../landscape/attachments';
import type { Landscape } from '../../landscape/landscape';
import type { LiveLandscape } from '../../live/liveLandscape';

/** Milliseconds that a change has to be seen in; later a test shows how it is then. */
const longest = 3000;

/** Milliseconds that a program that was just started has to listen. */
const startTime = 1200;

/** Waits until what a fix did can be seen in the landscape. */
export async function untilSeen(live: LiveLandscape, fix: Fix): Promise<void> {
  const isSeen = () => isDone(fix, live.landscape);
  await new Promise<void>(resolve => {
    const end = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(end, longest);
    const stop = live.onChange(() => {
      if (isSeen()) end();
    });
    if (isSeen()) end();
  });
  if (fix.kind === 'start' || fix.kind === 'restart') {
    await new Promise(resolve => setTimeout(resolve, startTime));
  }
}

function isDone(fix: Fix, landscape: Landscape): boolean {
  const attachments = attachmentsOf(landscape);
  if (fix.kind === 'start' || fix.kind === 'restart' || fix.kind === 'unpause') {
    return attachments.container(fix.container.id)?.state === 'running';
  }
  if (fix.kind === 'connect' || fix.kind === 'leaveNone') {
    const { network, container } = fix;
    return attachments.on(container.id).some(each => each.network.id === network.id);
  }
  if (fix.kind === 'newNetwork') {
    const [one, other] = fix.containers.map(({ id }) => attachments.on(id));
    return !!one?.some(({ network }) => other?.some(each => each.network === network));
  }
  return true;
}
