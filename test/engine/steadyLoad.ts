import http from 'node:http';

/** What became of the requests of a load. */
export interface LoadResult {
  readonly sent: number;
  /** Statuses other than 200 and failures, each once. */
  readonly lost: readonly string[];
  /** How often each answer came, by its text. */
  readonly answers: ReadonlyMap<string, number>;
}

/** Sends so many requests a second, each on a connection of its own, until it is stopped. */
export class SteadyLoad {
  private readonly lost = new Set<string>();
  private readonly answers = new Map<string, number>();
  private readonly open = new Set<Promise<void>>();
  private sent = 0;
  private readonly timer: NodeJS.Timeout;
  private readonly begun = Date.now();

  constructor(
    private readonly url: string,
    private readonly host: string,
    private readonly perSecond = 200,
  ) {
    // A late timer makes up for what it missed.
    this.timer = setInterval(() => {
      const due = ((Date.now() - this.begun) / 1000) * this.perSecond;
      while (this.sent < due) this.send();
    }, 5);
  }

  async stop(): Promise<LoadResult> {
    clearInterval(this.timer);
    await Promise.all(this.open);
    return { sent: this.sent, lost: [...this.lost], answers: this.answers };
  }

  private send(): void {
    this.sent++;
    const asking = ask(this.url, this.host).then(
      ({ status, body }) => {
        if (status !== 200) this.lost.add(`status ${status}`);
        this.answers.set(body, (this.answers.get(body) ?? 0) + 1);
      },
      (error: unknown) => void this.lost.add(String(error)),
    );
    this.open.add(asking);
    void asking.finally(() => this.open.delete(asking));
  }
}

/** One request on a connection of its own; given up after `patience` milliseconds of silence. */
export function ask(
  url: string,
  host: string,
  patience = 20_000,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const headers = { Host: host, Connection: 'close' };
    const request = http.request(url, { headers, agent: false }, response => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (body += chunk));
      response.once('end', () => resolve({ status: response.statusCode ?? 0, body: body.trim() }));
      response.once('error', reject);
    });
    request.setTimeout(patience, () => request.destroy(new Error('no answer')));
    request.once('error', reject);
    request.end();
  });
}
