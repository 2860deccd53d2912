import { record, someText } from '../landscape/fields';
import { EngineError, type EngineErrorKind } from './engineError';

const bySystemCode: Readonly<Record<string, EngineErrorKind>> = {
  EACCES: 'denied',
  EPERM: 'denied',
  ETIMEDOUT: 'timeout',
};

/** Status codes as the engine's API uses them: https://docs.docker.com/reference/api/engine/ */
const byStatus: Readonly<Record<number, EngineErrorKind>> = {
  400: 'invalid',
  401: 'denied',
  403: 'conflict',
  404: 'notFound',
  409: 'conflict',
  501: 'unsupported',
  // Only Swarm's: this node is no manager, or its managers have no majority.
  503: 'conflict',
};

/** What was thrown while talking to an engine, as an `EngineError` with the engine's own sentence. */
export function translateError(thrown: unknown): EngineError {
  if (thrown instanceof EngineError) return thrown;
  const error = record(thrown);
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const status = error['statusCode'];
  if (typeof status === 'number') {
    const said = someText(record(error['json'])['message'])?.trim() ?? message;
    return new EngineError(kindOfRun(said) ?? kindOf(status, said), said, { cause: thrown });
  }
  const code = someText(error['code']) ?? '';
  return new EngineError(bySystemCode[code] ?? 'unreachable', message, { cause: thrown });
}

/** What keeps a container from being made or started comes with any status, and below the same few words. */
function kindOfRun(said: string): EngineErrorKind | undefined {
  if (/^no such image\b/i.test(said)) return 'noImage';
  if (/port is already allocated|bind: address already in use/i.test(said)) return 'portTaken';
  if (/bind.*: cannot assign requested address/i.test(said)) return 'noHostAddress';
  const isMissing = /executable file .*not found|exec: .*(no such file or directory|denied)/i;
  if (isMissing.test(said) || /OCI permission denied/i.test(said)) return 'notExecutable';
  // Podman's words for what a container cannot do in the state that it is in.
  return /container state improper/i.test(said) ? 'conflict' : undefined;
}

/**
 * Old engines answer 500 for much that is the caller's fault, so a few of their sentences are known here
 * and nowhere else.
 */
function kindOf(status: number, said: string): EngineErrorKind {
  // Podman's word for all of Swarm.
  if (status === 503 && /does not support/i.test(said)) return 'unsupported';
  if (status !== 500) return byStatus[status] ?? 'failed';
  if (/is not connected to (the )?network|not connected/i.test(said)) return 'conflict';
  if (/not a swarm manager|update out of sequence/i.test(said)) return 'conflict';
  if (/already (exists|in use)|has associated containers|is being used/i.test(said)) {
    return 'conflict';
  }
  if (/^invalid /i.test(said)) return 'invalid';
  return 'failed';
}
