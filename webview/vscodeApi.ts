/** What VS Code gives a page, once. */
export interface VsCodeApi<State, Message> {
  postMessage(message: Message): void;
  getState(): State | undefined;
  setState(state: State): void;
}

declare function acquireVsCodeApi(): VsCodeApi<unknown, unknown>;

/** The page's line to the extension, typed for what this page says and keeps. */
export function vsCodeApi<State, Message>(): VsCodeApi<State, Message> {
  return acquireVsCodeApi() as VsCodeApi<State, Message>;
}
