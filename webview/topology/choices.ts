import { isSame } from '../../src/landscape/isSame';
import type {
  FromTopology,
  TopologyLayout,
  TopologyView,
  ToTopology,
} from '../../src/protocol/topology';

/** Nothing is left out. */
export const everything: TopologyView = {
  showPredefined: true,
  showStopped: true,
  showUnused: true,
};

/** What is drawn, and how: as a person chose it here, else as the extension says. */
export class Choices {
  view: TopologyView = everything;
  layout: TopologyLayout = 'rack';
  private count = 0;

  constructor(private readonly post: (message: FromTopology) => void) {}

  chooseView(view: TopologyView): void {
    this.view = view;
    this.post({ type: 'setView', view, choice: ++this.count });
  }

  chooseLayout(layout: TopologyLayout): void {
    this.layout = layout;
    this.post({ type: 'setLayout', layout, choice: ++this.count });
  }

  /** Takes what the extension says, and tells what is another now; said before it heard of a choice, it does not take that back. */
  heed({ heard, view, layout }: Extract<ToTopology, { readonly type: 'landscape' }>): {
    readonly isOtherView: boolean;
    readonly isOtherLayout: boolean;
  } {
    if (heard < this.count) return { isOtherView: false, isOtherLayout: false };
    const other = {
      isOtherView: !isSame(view, this.view),
      isOtherLayout: layout !== this.layout,
    };
    this.view = view;
    this.layout = layout;
    return other;
  }
}
