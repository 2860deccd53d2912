import { record, someText } from '../landscape/fields';
import { EngineError, type EngineErrorKind } from './engineError';

const bySystemCode: Readonly<Record<string, EngineErrorKind>> = {
  EACCES: 'denied',
  EPERM: 'denied',
  ETIMEDOUT: 'timeout',
  // Of `sshConnection.ts`.
  SSH_NO_LOGIN: 'noLogin',
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

/** What was thrown while talking to an engine, as an `EngineError` with the engine's own sentence. Never rejects. */
export async function translateError(thrown: unknown): Promise<EngineError> {
  if (thrown instanceof EngineError) return thrown;
  const error = record(thrown);
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const status = error['statusCode'];
  if (typeof status === 'number') {
    const said = someText(record(error['json'])['message'])?.trim() ?? message;
    return new EngineError(await kindOf(status, said), said, { cause: thrown });
  }
  const code = someText(error['code']) ?? '';
  return new EngineError(bySystemCode[code] ?? 'unreachable', message, { cause: thrown });
}

/**
 * The same refusal is of the same kind on every engine; only for others the status has to do. What engines say is
 * loaded with the first refusal.
 */
async function kindOf(status: number, said: string): Promise<EngineErrorKind> {
  const { kindOfRefusal } = await import('./refusals/recogniseRefusal');
  const refused = kindOfRefusal(said);
  if (refused) return refused;
  // Podman's word for all of Swarm.
  if (status === 503 && /does not support/i.test(said)) return 'unsupported';
  if (status !== 500) return byStatus[status] ?? 'failed';
  // Old engines and Podman answer 500 for much that is the caller's fault.
  if (/already (exists|in use)|is being used/i.test(said)) return 'conflict';
  return /^invalid /i.test(said) ? 'invalid' : 'failed';
}
