import { l10n, window } from 'vscode';
import { cliLine } from '../../actions/cliLine';
import { runContainer, runLine } from '../../actions/runContainer';
import { containerOfDraft } from '../../actions/runDraft';
import type { RunContext } from '../../actions/runProblems';
import { EngineError } from '../../engine/engineError';
import { attachmentsOf } from '../../landscape/attachments';
import type { EngineFacts } from '../../landscape/engineFacts';
import { isRunnable } from '../../landscape/contextWords';
import type { ContainerId, Network, NetworkId } from '../../landscape/landscape';
import type { FormModel, FormValues } from '../../protocol/form';
import { copyCommandLines } from '../announce';
import { sentenceOf } from '../sentenceOf';
import type { Parts } from '../parts';
import { plain, plainLabel } from '../text/words';
import type { FormDefinition } from './formDefinition';
import { hasErrors } from './formValues';
import { landscapeEvent } from './networkForm';
import { copyPull, runDraftOf, runSections } from './runFields';

/** What was asked of the engine when the form was opened. */
export interface RunSurroundings {
  readonly facts: EngineFacts;
  readonly images: readonly string[];
}

const emptyValues: FormValues = {
  ...{ image: '', name: '', command: '', ports: [] },
  ...{ aliases: '', ipv4: '', ipv6: '' },
};

/**
 * A form for a new container on a network.
 *
 * @param onRun hears of the container that was made.
 * @param proposed what is entered already.
 */
export function runContainerForm(
  parts: Parts,
  network: Network,
  surroundings: RunSurroundings,
  onRun: (id: ContainerId) => void,
  proposed: FormValues = {},
): FormDefinition {
  const context = () => contextOf(parts, network.id, surroundings);
  return {
    key: `runContainer:${network.id}`,
    title: l10n.t('Run on {0}', plain(network.name)),
    initial: { ...emptyValues, ...proposed },
    describe: values => {
      const now = context();
      return now ? model(values, now) : goneModel(network);
    },
    act: async (id, values) => {
      if (id === copyPull) await copyCommandLines([pullLine(runDraftOf(values).image)]);
      return undefined;
    },
    submit: values => submit(parts, values, context(), onRun),
    onDidChange: landscapeEvent(parts.live),
  };
}

function contextOf(
  { live }: Parts,
  id: NetworkId,
  surroundings: RunSurroundings,
): RunContext | undefined {
  const { landscape } = live;
  const network = attachmentsOf(landscape).network(id);
  return network && isRunnable(network) ? { ...surroundings, landscape, network } : undefined;
}

function model(values: FormValues, context: RunContext): FormModel {
  const draft = runDraftOf(values);
  const name = plain(context.network.name);
  const base: FormModel = {
    title: l10n.t('Run a container on “{0}”', name),
    sections: runSections(draft, context),
    cli: '',
    submit: l10n.t('Run Container'),
    isBusy: false,
  };
  return hasErrors(base)
    ? base
    : { ...base, cli: cliLine(runLine(containerOfDraft(draft, context))) };
}

/** The network was removed, or another engine was chosen: there is nothing to run it on. */
function goneModel({ name }: Network): FormModel {
  const text = l10n.t('The network “{0}” does not exist any more.', plain(name));
  const problems = [{ severity: 'error', text } as const];
  return {
    title: l10n.t('Run a container on “{0}”', plain(name)),
    sections: [
      {
        id: 'gone',
        title: '',
        fields: [{ kind: 'text', id: 'gone', label: '', isReadOnly: true, problems }],
      },
    ],
    cli: '',
    submit: l10n.t('Run Container'),
    isBusy: false,
  };
}

async function submit(
  { live, runner }: Parts,
  values: FormValues,
  context: RunContext | undefined,
  onRun: (id: ContainerId) => void,
): Promise<boolean> {
  if (!context) return false;
  const wanted = containerOfDraft(runDraftOf(values), context);
  try {
    const action = runContainer(live.landscape, wanted);
    const id = await runner.run(l10n.t('Running container…'), action);
    onRun(id);
    const message = l10n.t('The container runs on “{0}”.', plainLabel(context.network.name));
    window.setStatusBarMessage(`$(check) ${message}`, 5000);
    return true;
  } catch (error) {
    if (!(error instanceof EngineError) || error.kind !== 'noImage') throw error;
    void offerPull(wanted.image, error);
    return false;
  }
}

/** Images may be large, and registries may want a name and a password: that is left to the CLI. */
async function offerPull(image: string, error: EngineError): Promise<void> {
  const copy = l10n.t('Copy “docker pull”');
  const choice = await window.showErrorMessage(sentenceOf(error), copy);
  if (choice === copy) await copyCommandLines([pullLine(image)]);
}

function pullLine(image: string): readonly string[] {
  return ['docker', 'pull', image];
}
