import { l10n } from 'vscode';
import type { Server } from '../../nginx/site/site';
import type { FormField, FormProblem, FormSection } from '../../protocol/form';
import { plain } from '../text/words';

/** What is wrong with a field. */
export type On = (field: string) => readonly FormProblem[];

/** The server: where it listens, what it is called, and what holds for all its routes. */
export function serverSections(server: Server, on: On): readonly FormSection[] {
  return [
    {
      id: 'server',
      title: l10n.t('Server'),
      fields: [
        text('names', l10n.t('Server names'), on, {
          help: l10n.t('Host names, separated by commas; * at one end stands for any, _ for none.'),
          placeholder: 'shop.localhost',
        }),
        text('ports', l10n.t('Ports'), on, {
          help: l10n.t('Where nginx listens inside its container.'),
          placeholder: '80',
        }),
        check('isDefault', l10n.t('Answers for all other names, too'), 'default_server'),
        check('hasIpv6', l10n.t('IPv6, too'), 'listen [::]:…'),
        text('body', l10n.t('Largest request body, MB'), on, {
          help: l10n.t(
            'Without a number nginx refuses more than 1 MB with status 413; 0 is no limit.',
          ),
          placeholder: '1',
        }),
        check('gzip', l10n.t('Compress texts'), 'gzip'),
        check(
          'securityHeaders',
          l10n.t('Security headers'),
          'X-Content-Type-Options, X-Frame-Options, Referrer-Policy',
        ),
      ],
    },
    tlsSection(server.tls !== undefined, on),
    accessSection(server, on),
  ];
}

function tlsSection(hasTls: boolean, on: On): FormSection {
  const own: readonly FormField[] = [
    text('tlsPorts', l10n.t('HTTPS ports'), on, { placeholder: '443' }),
    text('certificate', l10n.t('Certificate'), on, {
      help: l10n.t('The whole chain, as the nginx container sees the file.'),
    }),
    text('key', l10n.t('Private key'), on, {
      help: l10n.t(
        'As the nginx container sees the file; a test copies it to a container of the same engine, which is removed at once.',
      ),
    }),
    check('redirects', l10n.t('Plain HTTP only sends to HTTPS'), 'return 308'),
    check('http2', 'HTTP/2', 'http2 on'),
    text('hsts', l10n.t('Browsers insist on HTTPS for, seconds'), on, {
      help: l10n.t('Strict-Transport-Security. Browsers keep this: begin with a few minutes.'),
      placeholder: '300',
    }),
  ];
  return {
    id: 'tls',
    title: 'HTTPS',
    isFolded: !hasTls,
    fields: [check('hasTls', l10n.t('Offer HTTPS'), ''), ...(hasTls ? own : [])],
  };
}

function accessSection({ access }: Server, on: On): FormSection {
  return {
    id: 'access',
    title: l10n.t('Who may come in'),
    isFolded: true,
    fields: [
      {
        kind: 'rows',
        id: 'access',
        layout: 'table',
        label: l10n.t('Addresses'),
        help: l10n.t('The first one that fits decides; an address that fits none is let in.'),
        columns: [
          {
            id: 'rule',
            label: l10n.t('Rule'),
            suggestions: [
              { value: 'allow', detail: l10n.t('lets in') },
              { value: 'deny', detail: l10n.t('refuses with status 403') },
            ],
          },
          {
            id: 'from',
            label: l10n.t('Address or range'),
            placeholder: '10.0.0.0/8',
            suggestions: [{ value: 'all', detail: l10n.t('every address') }],
          },
        ],
        addLabel: l10n.t('Add Rule'),
        rows: access.map(({ from }) => ({ label: plain(from, 60) })),
        problems: on('access'),
      },
      text('realm', l10n.t('Ask for a password'), on, {
        help: l10n.t('What browsers show when they ask; empty asks nobody.'),
      }),
      text('loginFile', l10n.t('Password file'), on, {
        help: l10n.t('Made by htpasswd, as the nginx container sees it.'),
        placeholder: '/etc/nginx/htpasswd',
      }),
      text('realIpFrom', l10n.t('Proxies in front'), on, {
        help: l10n.t(
          'Addresses or ranges whose word on the client’s address is taken; empty takes none.',
        ),
        placeholder: '10.0.0.0/8',
      }),
      {
        kind: 'choice',
        id: 'realIpHeader',
        label: l10n.t('They say it in'),
        choices: ['X-Forwarded-For', 'X-Real-IP'].map(value => ({ value, label: value })),
        problems: [],
      },
    ],
  };
}

/** A field for a text. */
export function text(
  id: string,
  label: string,
  on: On,
  more: { readonly help?: string; readonly placeholder?: string } = {},
): FormField {
  return { kind: 'text', id, label, problems: on(id), ...more };
}

/** A field for yes or no. */
export function check(id: string, label: string, help: string): FormField {
  return { kind: 'check', id, label, problems: [], ...(help === '' ? {} : { help }) };
}
