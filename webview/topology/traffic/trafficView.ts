import type { TrafficReading } from '../../../src/landscape/endpointTraffic';
import type { TrafficShown } from '../../../src/protocol/topology';
import { t } from '../../l10n';
import type { Drawing } from '../drawing';
import type { Item } from '../items';
import type { Picture } from '../rack/picture';
import type { Toolbar } from '../toolbar';
import { cardTraffic } from './cardTraffic';
import { drawMark } from './drawMark';
import { TrafficHistory } from './history';
import { Flows } from './flows';
import { type Mark, marksOf } from './marks';

/** Traffic over the drawing: wider wires, numbers, and words for a screen reader; and the choice to see it. */
export class TrafficView {
  private readonly flows = new Flows();
  private readonly choice;
  private shown: TrafficShown = { isOn: false };
  private readonly measured = new TrafficHistory();
  private picture: Picture | undefined;
  private marks: ReadonlyMap<string, Mark> = new Map();

  constructor(
    private readonly drawing: Drawing,
    private readonly toolbar: Pick<Toolbar, 'menu' | 'legend'>,
    turn: (isOn: boolean) => void,
  ) {
    drawing.layOver(this.flows.element);
    drawing.decorate = (item, made) => this.decorate(item, made);
    this.choice = toolbar.menu.add('overlay', {
      label: t('Traffic'),
      title: t('Show what goes through each attachment, measured every two seconds'),
      onChange: turn,
    });
  }

  /** What is shown: nothing while it is off or nothing was measured. */
  get reading(): TrafficReading | undefined {
    return this.shown.isOn ? this.shown.reading : undefined;
  }

  /** What was measured in the last minutes; nothing while it is off. */
  get history(): TrafficHistory | undefined {
    return this.shown.isOn ? this.measured : undefined;
  }

  /** Takes what was measured. */
  receive(shown: TrafficShown): void {
    this.shown = shown;
    if (!shown.isOn) this.measured.clear();
    else if (shown.reading) this.measured.add(shown.reading, performance.now());
    this.choice.set(shown.isOn, noteOf(shown));
    this.toolbar.legend.show('traffic', shown.isOn);
    if (!this.picture) return;
    this.draw(this.picture);
    this.drawing.eachDrawn((item, made) => this.decorate(item, made));
  }

  /** Lays traffic over another picture, whose elements are drawn after this. */
  draw(picture: Picture): void {
    this.picture = picture;
    const { reading } = this.shown;
    const traffic = reading ? cardTraffic(picture, reading) : new Map<never, never>();
    this.flows.show(picture, traffic);
    this.marks = marksOf(picture, traffic);
  }

  /** Says what belongs to what is selected. */
  light(lit: ReadonlySet<string> | undefined): void {
    this.flows.light(lit);
  }

  private decorate({ key, layer }: Item, made: HTMLElement): void {
    if (layer === 'cards' || layer === 'joints') drawMark(made, this.marks.get(key));
  }
}

/** What is beside the choice: that there is nothing yet, or not all. */
function noteOf({ isOn, reading }: TrafficShown): string {
  if (!isOn) return '';
  if (!reading) return t('measuring…');
  const { endpoints, measured, left } = reading;
  if (left > 0) return t('{0} of {1} containers', measured, measured + left);
  return measured > 0 && endpoints.length === 0 ? t('measuring…') : '';
}
