import { Disposable, type Event, l10n, window, workspace } from 'vscode';
import { createNetworkLine } from '../../actions/createNetwork';
import { type DraftProblem, draftProblems } from '../../landscape/draftProblems';
import { formatCidr, networkOf, parseCidr } from '../../landscape/cidr';
import { type NetworkDraft, settingsOfDraft, type SubnetDraft } from '../../landscape/networkDraft';
import type { NetworkSettings } from '../../landscape/networkSettings';
import { suggestSubnet } from '../../landscape/suggestSubnet';
import type { LiveLandscape } from '../../live/liveLandscape';
import { cliLine } from '../../actions/cliLine';
import type { FormModel, FormValues } from '../../protocol/form';
import { settings } from '../ids';
import { saveSetting } from '../saveSetting';
import { plain } from '../text/words';
import type { FormDefinition } from './formDefinition';
import { taken } from './networkAddresses';
import { networkSections } from './networkFields';
import { presetChoices, presetDraft } from './networkPresets';
import { actions } from './networkProblems';
import { foreignRoutes, type NetworkScene } from './networkScene';
import { avoidedOf, draftOfValues, networkValues } from './networkValues';

/** What one kind of network form has of its own. */
export interface NetworkFormOptions {
  readonly key: string;
  readonly title: string;
  readonly intro?: string;
  readonly submit: string;
  readonly draft: NetworkDraft;
  /** What the form does not show and a network that is made again keeps. */
  readonly kept?: Pick<NetworkSettings, 'ipamDriver' | 'ipamOptions'>;
  readonly hasPresets?: boolean;
  /** The scene as it is now. */
  readonly scene: () => NetworkScene;
  /** What will happen, and the command lines, where it is more than to make a network. */
  readonly preview?: (settings: NetworkSettings) => Pick<FormModel, 'preview' | 'cli'>;
  /** Carries it out: true when the form has done its work. */
  readonly carryOut: (settings: NetworkSettings) => Promise<boolean>;
  /** Makes this engine the manager of a Swarm; the scene has it then. */
  readonly initSwarm: () => Promise<void>;
  readonly onDidChange: Event<unknown>;
}

/** A form for everything that a network can be made with. */
export function networkForm(options: NetworkFormOptions): FormDefinition {
  return {
    key: options.key,
    title: options.title,
    initial: networkValues(options.draft, avoidedRanges()),
    onDidChange: options.onDidChange,
    describe: values => describe(values, options),
    act: (id, values) => act(id, values, options),
    submit: async values => {
      const isDone = await options.carryOut(settingsIn(draftOfValues(values), options));
      if (isDone) void keepAvoided(avoidedOf(values));
      return isDone;
    },
  };
}

/** Fires whenever the landscape changes. */
export function landscapeEvent(live: LiveLandscape): Event<unknown> {
  return listener => new Disposable(live.onChange(change => void listener(change)));
}

function describe(values: FormValues, options: NetworkFormOptions): FormModel {
  const scene = options.scene();
  const draft = draftOfValues(values);
  const problems = draftProblems(draft, {
    landscape: scene.landscape,
    facts: scene.facts,
    routes: foreignRoutes(scene),
    avoided: avoidedOf(values),
    ...(scene.edited ? { except: scene.edited } : {}),
  });
  const wanted = settingsIn(draft, options);
  const isNamed = !problems.some(isAboutName);
  const presets = options.hasPresets ? presetChoices(scene) : undefined;
  return {
    title: options.title,
    ...(options.intro === undefined ? {} : { intro: options.intro }),
    ...(presets ? { presets } : {}),
    sections: networkSections(draft, problems, scene),
    cli: isNamed ? cliLine(createNetworkLine(wanted)) : '',
    ...(isNamed ? options.preview?.(wanted) : {}),
    submit: options.submit,
    isBusy: false,
  };
}

/** What the form asks for. Beside a template the engine refuses what was kept. */
function settingsIn(draft: NetworkDraft, { kept }: NetworkFormOptions): NetworkSettings {
  const settings = settingsOfDraft(draft);
  return settings.configFrom === undefined ? { ...kept, ...settings } : settings;
}

function isAboutName({ field, severity }: DraftProblem): boolean {
  return field === 'name' && severity === 'error';
}

async function act(
  id: string,
  values: FormValues,
  options: NetworkFormOptions,
): Promise<FormValues | undefined> {
  const draft = draftOfValues(values);
  const avoided = avoidedOf(values);
  const changed = (part: Partial<NetworkDraft>) => networkValues({ ...draft, ...part }, avoided);
  if (id === actions.initSwarm) await options.initSwarm();
  const scene = options.scene();
  const preset = presetDraft(id, draft, scene);
  if (preset) return networkValues(preset, avoided);
  if (id === actions.turnOnIpv4) return changed({ hasIpv4: true });
  if (id === actions.turnOnIpv6) return changed({ hasIpv6: true });
  if (id === actions.markInternal) return changed({ isInternal: true });
  const free = (version: 4 | 6) =>
    suggestSubnet(version, scene.landscape, scene.facts, [
      ...taken(scene, avoided),
      ...draft.subnets.map(({ subnet }) => subnet),
    ]) ?? '';
  if (id === actions.addIpv6Subnet) {
    return changed({ subnets: [...draft.subnets, { ...emptySubnet, subnet: free(6) }] });
  }
  const [, kind, row] = /^(\w+:)(\d+)$/.exec(id) ?? [];
  const here = draft.subnets[Number(row)];
  if (!here) return undefined;
  const replaced = (subnet: SubnetDraft) =>
    changed({ subnets: draft.subnets.with(Number(row), subnet) });
  if (kind === actions.correctSubnet) return replaced(corrected(here));
  // Gateway and range were for the other one.
  if (kind === actions.otherSubnet) {
    return replaced({ ...emptySubnet, subnet: free(here.subnet.includes(':') ? 6 : 4) });
  }
  return undefined;
}

const emptySubnet: SubnetDraft = { subnet: '', gateway: '', ipRange: '', reserved: '' };

/** Without host bits. */
function corrected(typed: SubnetDraft): SubnetDraft {
  const fix = (text: string) => {
    const cidr = parseCidr(text.trim());
    return cidr ? formatCidr(networkOf(cidr)) : text;
  };
  return { ...typed, subnet: fix(typed.subnet), ipRange: fix(typed.ipRange) };
}

function avoidedRanges(): readonly string[] {
  const found: unknown = workspace.getConfiguration('dockerNetworks').get(settings.avoided);
  return Array.isArray(found) ? found.filter(range => typeof range === 'string') : [];
}

/** The network is made by now, so settings that cannot be written are no reason to keep the form open. */
async function keepAvoided(ranges: readonly string[]): Promise<void> {
  if (ranges.join() === avoidedRanges().join()) return;
  try {
    await saveSetting(settings.avoided, ranges);
  } catch (error) {
    const said = plain(error instanceof Error ? error.message : String(error), 300);
    void window.showWarningMessage(
      l10n.t('The ranges to avoid could not be kept in the settings: {0}', said),
    );
  }
}
