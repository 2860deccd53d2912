import type { ConnectionModel, ConnectionValues } from '../../src/protocol/connection';
import { button } from '../components/toolkit';
import { element, uniqueId } from '../dom';
import { LabelledText } from '../form/labelledText';
import { t } from '../l10n';

interface Actions {
  readonly test: (values: ConnectionValues) => void;
  readonly cancel: () => void;
}

const quiet = { touch: () => undefined, act: () => undefined };

/** What is asked for, with the button that asks it. Enter in a field asks, too. */
export class Asked {
  readonly element;
  private readonly host = new LabelledText('cell', { ...quiet, change: () => undefined });
  private readonly port = new LabelledText('cell', { ...quiet, change: () => undefined });
  private readonly protocol = element('select', { attributes: { id: uniqueId() } });
  private readonly testButton;
  private readonly cancelButton;

  constructor(actions: Actions) {
    this.testButton = button({
      label: t('Test Again'),
      isPrimary: true,
      onClick: () => actions.test(this.values),
    });
    this.cancelButton = button({ label: t('Cancel'), onClick: actions.cancel });
    for (const name of ['tcp', 'udp', 'http', 'https']) {
      this.protocol.append(
        element('option', { text: name.toUpperCase(), attributes: { value: name } }),
      );
    }
    const label = element('label', {
      class: 'label',
      text: t('Protocol'),
      attributes: { for: this.protocol.id },
    });
    const select = element('div', { class: 'select', children: [this.protocol] });
    const choice = element('div', { class: 'cell', children: [label, select] });
    const fields = [this.host.element, this.port.element, choice];
    const buttons = element('div', {
      class: 'buttons',
      children: [this.testButton, this.cancelButton],
    });
    this.element = element('div', {
      class: 'asked',
      attributes: { role: 'group', 'aria-label': t('What to test') },
      children: [...fields, buttons],
    });
    this.element.addEventListener('keydown', event => {
      const isField = event.target instanceof HTMLInputElement;
      if (event.key === 'Enter' && isField && !event.defaultPrevented && !event.isComposing) {
        actions.test(this.values);
      }
    });
  }

  update(model: ConnectionModel, values: ConnectionValues | undefined): void {
    const { hostLabel, hosts, hostPlaceholder, isHostFixed, ports, isRunning } = model;
    const { host, port, protocol } = values ?? this.values;
    const hostLooks = { label: hostLabel, suggestions: hosts, placeholder: hostPlaceholder };
    this.host.update(
      { ...hostLooks, isReadOnly: isHostFixed, problems: [], withErrors: false },
      host,
    );
    const portLooks = { label: t('Port'), suggestions: ports, problems: [], withErrors: false };
    this.port.update(portLooks, port);
    this.protocol.value = protocol;
    this.testButton.hidden = isRunning;
    this.cancelButton.hidden = !isRunning;
  }

  focus(): void {
    this.port.input.focus({ preventScroll: true });
  }

  private get values(): ConnectionValues {
    return {
      host: this.host.input.value,
      port: this.port.input.value,
      protocol: this.protocol.value,
    };
  }
}
