import { l10n } from 'vscode';
import { ApplyError } from '../actions/apply/applyError';
import { MoveError } from '../actions/moveError';
import { RebuildError } from '../actions/rebuild/rebuildError';
import { EndedError, NotCarriedError, RemakeError } from '../actions/remake/remakeError';
import { Refusal } from '../actions/refusal';
import { SplitError } from '../actions/split/splitError';
import { CaptureError } from '../diagnose/inside/captureError';
import { AddressError } from '../engine/addressError';
import { EngineError } from '../engine/engineError';
import { NginxSyntaxError } from '../nginx/read/nginxSyntaxError';
import { applySentence } from './text/applyWords';
import { moveErrorSentence, splitErrorSentence } from './text/connectionWords';
import { addressErrorSentence } from './text/engineWords';
import { nginxSyntaxSentence } from './text/nginxWords';
import { engineErrorSentence, refusalSentence } from './text/problems';
import { rebuildSentence } from './text/rebuildWords';
import { endedSentence, notCarriedSentence, remakeSentence } from './text/remakeErrorWords';
import { plain } from './text/words';

/** What was thrown, as a sentence in the person's language. */
export function sentenceOf(error: unknown): string {
  if (error instanceof Refusal) return refusalSentence(error.reason);
  if (error instanceof EngineError) return engineErrorSentence(error);
  if (error instanceof CaptureError) {
    return l10n.t('tcpdump could not capture: {0}', plain(error.message, 300));
  }
  if (error instanceof RebuildError) {
    const { cause, remainder } = error;
    return rebuildSentence(error, sentenceOf(remainder?.cause ?? cause));
  }
  if (error instanceof RemakeError) {
    return remakeSentence(error, sentenceOf(error.remainder ?? error.cause));
  }
  if (error instanceof NotCarriedError) return notCarriedSentence(error);
  if (error instanceof EndedError) return endedSentence(error);
  if (error instanceof ApplyError) return applySentence(error, sentenceOf(error.cause));
  if (error instanceof MoveError) return moveErrorSentence(error, sentenceOf(error.cause));
  if (error instanceof SplitError) return splitErrorSentence(error, sentenceOf(error.cause));
  if (error instanceof AddressError) return addressErrorSentence(error);
  if (error instanceof NginxSyntaxError) return nginxSyntaxSentence(error);
  const said = error instanceof Error ? error.message : String(error);
  return l10n.t('Something went wrong inside Docker Networks: {0}', plain(said, 300));
}
