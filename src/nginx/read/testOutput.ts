import type { ConfigPlace } from '../routes/route';

/** The levels of nginx's log, the worst last. https://nginx.org/en/docs/ngx_core_module.html#error_log */
const levels = ['notice', 'warn', 'error', 'crit', 'alert', 'emerg'] as const;

export type NginxLevel = (typeof levels)[number];

/** What nginx says of a configuration, in its own words, which are untrusted text. */
export interface NginxMessage {
  readonly level: NginxLevel;
  /** Without the place. */
  readonly text: string;
  /** Absent for what is about no line, e.g. a port that cannot be bound. */
  readonly place?: ConfigPlace;
}

/** Reads what `nginx -t` says; each message once, though a log that is the same terminal has it twice. */
export function readTestOutput(output: string): readonly NginxMessage[] {
  const messages = new Map<string, NginxMessage>();
  for (const line of output.split('\n')) {
    const [, word, said] = /\[(\w+)\] (?:\d+#\d+: )?(.+?)\s*$/.exec(line) ?? [];
    const level = levels.find(each => each === word);
    if (level === undefined || said === undefined) continue;
    const [, text, file, number] = /^(.*) in (\/.*):(\d+)$/.exec(said) ?? [];
    const message: NginxMessage =
      text === undefined || file === undefined
        ? { level, text: said }
        : { level, text, place: { file, line: Number(number) } };
    messages.set(said, messages.get(said) ?? message);
  }
  return [...messages.values()];
}
