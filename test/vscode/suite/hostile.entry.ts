// What is said of texts that others chose, in the words of the editor's own language: with each of the hostile texts.
import assert from 'node:assert/strict';
import type { Finding, Stopped } from '../../../src/diagnose/verdict';
import { EngineError } from '../../../src/engine/engineError';
import { attachmentsOf } from '../../../src/landscape/attachments';
import type { Service, Task } from '../../../src/landscape/swarm';
import { checkConfig } from '../../../src/nginx/checks/checkConfig';
import type { Finding as NginxFinding } from '../../../src/nginx/checks/finding';
import { placeFailures } from '../../../src/nginx/log/placeFailures';
import { readErrorLog } from '../../../src/nginx/log/readErrorLog';
import { expandIncludes } from '../../../src/nginx/read/expandIncludes';
import { NginxSyntaxError } from '../../../src/nginx/read/nginxSyntaxError';
import { readRoutes } from '../../../src/nginx/routes/readRoutes';
import { routesOn } from '../../../src/nginx/routes/routesOn';
import { landscapeAnswer } from '../../../src/ui/assistant/toolAnswers';
import { connectionReport } from '../../../src/ui/connection/connectionReport';
import { testModel } from '../../../src/ui/connection/connectionModel';
import { landscapeReport } from '../../../src/ui/landscapeReport';
import { findingWords } from '../../../src/ui/text/checkWords';
import { composeNetworkHover, composeServiceHover } from '../../../src/ui/text/composeHoverWords';
import { composeLensWords } from '../../../src/ui/text/composeLensWords';
import { composeProblemWords } from '../../../src/ui/text/composeProblemWords';
import { engineSentence } from '../../../src/ui/text/engineWords';
import { findingSentence } from '../../../src/ui/text/findingWords';
import { destinationSentences, routeLabel, routeLine } from '../../../src/ui/text/routeWords';
import {
  serviceDescription,
  serviceTooltip,
  taskDescription,
  taskTooltip,
} from '../../../src/ui/text/swarmWords';
import { portText } from '../../../src/ui/text/words';
import { detailRows } from '../../../src/ui/tree/detailRows';
import { engineItem } from '../../../src/ui/tree/engineRow';
import {
  containerItem,
  containerTooltip,
  detailItem,
  networkItem,
  networkTooltip,
} from '../../../src/ui/tree/treeItems';
import { hostileTexts } from '../../lab/hostile';
import { everything, findingKinds, portOf, questionOf, stateOf, thingsOf } from './hostileThings';

type Said = readonly (string | undefined)[];

/** What must not be in a line that the editor shows: what controls, turns around, ends a line or becomes a link. */
const harm = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|\]\(/u;
/** In what has several lines, line breaks are ours. */
const linesOf = (text: string) => text.split('\n');

/** Every sentence about the text, each a line; tried with each of them, and of a text in lines with each line. */
function says(what: string, said: (text: string) => Said): void {
  it(what, () => {
    for (const text of hostileTexts) {
      for (const line of said(text).filter(each => each !== undefined)) {
        assert.doesNotMatch(line, harm, `${what} of ${JSON.stringify(text.slice(0, 60))}`);
        assert.ok(line.length < 3_000, `${what} of ${JSON.stringify(text.slice(0, 60))}: too long`);
      }
    }
  });
}

describe('what is said of hostile texts', () => {
  says('a finding of a connection test', text =>
    Object.keys(findingKinds).map(kind => {
      const finding = { ...everything(text), kind } as unknown as Finding;
      return findingSentence(finding, questionOf(text));
    }),
  );

  says('a container that has crashed, with its last lines', text => {
    const { container } = thingsOf(text);
    const stopped: Stopped = {
      ...{ kind: 'stopped', container, exitCode: 1 },
      ...{ error: '', log: text.split('\n') },
    };
    return [
      findingSentence(stopped, questionOf(text)),
      findingSentence({ ...stopped, kind: 'restarting', error: text }, questionOf(text)),
    ];
  });

  says('a row of an engine, its containers, networks and facts', text => {
    const { container, network, landscape } = thingsOf(text);
    const [attachment] = attachmentsOf(landscape).on(container.id);
    assert.ok(attachment);
    const row = { kind: 'container', key: 'c', container, attachment } as const;
    const name = { kind: 'engine', key: 'e', name: text, address: text, version: text } as const;
    const error = new EngineError('unreachable', text);
    const networkRow = { kind: 'network', key: 'n', network, memberCount: 1 } as const;
    const items = [
      networkItem(networkRow, landscape, false),
      containerItem(row, landscape),
      ...detailRows(row, undefined, landscape).map(detailItem),
      engineItem({ ...name, state: { kind: 'live', landscape }, isInUse: true }),
      engineItem({ ...name, state: { kind: 'unreachable', error }, isInUse: false }),
    ];
    const tooltips = [networkTooltip(networkRow), containerTooltip(row)];
    return [
      ...tooltips.flatMap(linesOf),
      ...items.flatMap(({ label, description, tooltip, accessibilityInformation }) => [
        shownText(label),
        shownText(description),
        // Rows of networks and containers are given theirs when one points at them.
        ...(tooltip === undefined ? [] : linesOf(shownText(tooltip))),
        accessibilityInformation?.label,
      ]),
    ];
  });

  says('a service of a Swarm and its tasks', text => {
    const { network } = thingsOf(text);
    const addresses = [{ networkId: network.id, address: text }];
    const service = {
      ...{ name: text, image: text, mode: 'replicated', running: 1, desired: 1, networkIds: [] },
      ...{ endpointMode: 'vip', virtualIps: addresses, labels: {}, stack: text, updateState: text },
      ports: [{ protocol: text, targetPort: 80, mode: 'ingress' }],
    } as unknown as Service;
    const task = {
      ...{ name: text, state: text, desiredState: 'running', error: text, since: text, addresses },
    } as unknown as Task;
    return [
      serviceDescription(service, network.id),
      ...linesOf(serviceTooltip(service, network.id, [text])),
      taskDescription(task, undefined, network.id),
      taskDescription({ ...task, state: 'running' }, undefined, network.id),
      ...linesOf(taskTooltip(task, undefined, network.id)),
    ];
  });

  says('what a host publishes', text => [portText(portOf(text))]);

  says('the refusal of an engine', text => [
    ...(['unreachable', 'conflict', 'failed', 'noImage'] as const).map(kind =>
      engineSentence(new EngineError(kind, text)),
    ),
  ]);

  says('a Compose file: problems and lenses', text => {
    const { container, network, landscape } = thingsOf(text);
    const span = { start: 0, end: 1 };
    const [port] = [{ containerPort: 80, span }];
    const subnet = text;
    return [
      composeProblemWords({ kind: 'unused', network: text, span }),
      composeProblemWords({ kind: 'undeclared', service: text, network: text, span }),
      composeProblemWords({ kind: 'missing', name: text, span } as never),
      composeProblemWords({ kind: 'overlaps', subnet, network, span } as never),
      composeProblemWords({ kind: 'overlapsWritten', subnet, network: text, span } as never),
      composeProblemWords({ kind: 'publishedData', service: text, port, span } as never),
      composeLensWords.network(landscape, network),
      composeLensWords.service(landscape, [container]),
    ];
  });

  says('the hover of a Compose file, which is Markdown', text => {
    const { container, network, landscape } = thingsOf(text);
    return [
      ...linesOf(composeNetworkHover(landscape, network)),
      ...linesOf(composeServiceHover(landscape, [container])),
    ];
  });

  says('a configuration of nginx that was read back, and its log', text => nginxWords(text));

  says('what tools tell a model', text => {
    const { landscape } = thingsOf(text);
    return stringsIn(landscapeAnswer(landscape));
  });

  it('keeps every line of a copied report of a connection test what it is', () => {
    for (const text of hostileTexts) {
      const report = connectionReport(testModel(stateOf(text), false, 'busybox'));
      const plainReport = connectionReport(testModel(stateOf('x'), false, 'busybox'));
      assert.doesNotMatch(
        report,
        /[^\P{Cc}\n\t]|[\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u,
      );

      assert.deepEqual(partsOf(report), partsOf(plainReport), JSON.stringify(text.slice(0, 60)));
    }
  });

  it('keeps every line of a report of the landscape what it is', () => {
    for (const text of hostileTexts) {
      const report = landscapeReport(thingsOf(text).landscape, { showStopped: true });
      assert.doesNotMatch(report, /[^\P{Cc}\n]|[\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
      assert.equal(report.split('\n').filter(line => line.startsWith('| ')).length, 6);
      assert.equal(report.split('\n').filter(line => line.startsWith('```')).length, 2);
    }
  });
});

/** What a report in Markdown consists of: its headings by level, and its fences. */
function partsOf(report: string): readonly string[] {
  let fence = '';
  return report.split('\n').flatMap(line => {
    const [mark = ''] = /^`{3,}$/.exec(line) ?? [];
    if (fence !== '') {
      if (mark.length >= fence.length) fence = '';
      return fence === '' ? ['end'] : [];
    }
    fence = mark;
    if (mark !== '') return ['begin'];
    return /^#+ /.exec(line) ?? [];
  });
}

/** Rows have texts, and nothing that the editor would make a link or an icon of. */
function shownText(value: unknown): string {
  assert.equal(typeof value, 'string');
  return value as string;
}

/** All texts in a value. */
function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}

/** What is said of a configuration that has the text in each of its places, and of a log that has. */
function nginxWords(text: string): Said {
  const { landscape } = thingsOf(text);
  const nginx = { ...thingsOf(text).container, state: 'running' } as const;
  const quoted = `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  const path = '/etc/nginx/nginx.conf';
  const config = `http {
upstream ${quoted} { server ${quoted}; }
server { listen 80; server_name ${quoted};
location ${quoted} { proxy_pass http://${quoted.slice(1, -1)}; }
location / { proxy_pass ${quoted}; }
location / { proxy_pass http://nobody:80; }
} }`;
  const file = { path, text: config };
  const findings: NginxFinding[] = [
    ...checkConfig(file, {
      landscape,
      nginx,
      others: [file],
      details: () => undefined,
      listening: () => undefined,
    }),
    { kind: 'nginx', line: 1, message: { level: 'emerg', text, place: { file: text, line: 1 } } },
    { kind: 'notIncluded', line: 1, path: text },
    { kind: 'portTaken', line: 1, port: 80, by: text },
  ];
  const log = ['refused', 'timed out'].map(
    () =>
      `2026/11/21 19:00:00 [error] 1#1: *1 connect() failed (111: refused) while connecting to upstream, client: 1.1.1.1, server: ${text}, request: "GET / HTTP/1.1", upstream: "http://${text}/", host: "${text}"`,
  );
  const start = `nginx: [emerg] host not found in upstream "${text}" in ${path}:2`;
  const failures = readErrorLog([...log, start, text].join('\n'));
  try {
    const { directives } = expandIncludes([file]);
    const routes = readRoutes(directives);
    const located = routesOn(landscape, nginx, routes, () => undefined);
    for (const logged of placeFailures(failures, located, directives)) {
      findings.push({ kind: 'logged', logged, line: logged.line });
    }
    const said = located.flatMap(({ route, destinations }) => [
      routeLabel(route),
      ...route.targets.map(target => routeLine(route, target)),
      ...destinations.flatMap(each => destinationSentences(nginx, each)),
    ]);
    return [...said, ...findings.map(each => findingWords(each, nginx))];
  } catch (error) {
    // Not all of them can be in a configuration.
    assert.ok(error instanceof NginxSyntaxError, String(error));
    return findings.map(each => findingWords(each, nginx));
  }
}
