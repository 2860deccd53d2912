import { l10n } from 'vscode';
import type { Fix } from '../../diagnose/fixes';
import { plain } from './words';

/** The button of a fix; undefined where it can only be explained. */
export function fixLabel(fix: Fix, image: string): string | undefined {
  switch (fix.kind) {
    case 'start':
      return l10n.t('Start “{0}”', plain(fix.container.name, 40));
    case 'unpause':
      return l10n.t('Unpause “{0}”', plain(fix.container.name, 40));
    case 'restart':
      return l10n.t('Restart “{0}”', plain(fix.container.name, 40));
    case 'connect':
    case 'leaveNone':
      return l10n.t(
        'Connect “{0}” to “{1}”',
        plain(fix.container.name, 40),
        plain(fix.network.name, 40),
      );
    case 'newNetwork':
      return l10n.t('Connect Both to a New Network');
    case 'pullImage':
      return l10n.t('Fetch the Image “{0}”…', plain(image, 60));
    case 'useName':
      return l10n.t('Use the Name “{0}”', plain(fix.name, 60));
    case 'useAddress':
      return l10n.t('Use the Address {0}', plain(fix.address, 60));
    case 'usePort':
      return l10n.t('Use Port {0}/{1}', fix.port, fix.protocol);
    case 'usePlace':
      return l10n.t('Use the Published Port {0}', `${plain(fix.host)}:${fix.port}`);
    case 'useSpeech':
      return fix.speaks === 'https' ? l10n.t('Test with HTTPS') : l10n.t('Test with HTTP');
    case 'logs':
      return l10n.t('Show the Logs of “{0}”', plain(fix.container.name, 40));
    case 'listen':
    case 'publish':
    case 'firewall':
    case 'lanHost':
      return undefined;
  }
}

/** What a person has to do themselves. */
export function fixText(fix: Fix): string | undefined {
  switch (fix.kind) {
    case 'listen':
      return l10n.t(
        'Make the program listen on all addresses (0.0.0.0 or ::), then start it again. How common ones are told to:',
      );
    case 'publish':
      return l10n.t(
        'Ports are published when a container is made: make it again with a line like this, or with “ports:” in its Compose file.',
      );
    case 'firewall':
      return l10n.t(
        'It listens, and packets get no answer: a firewall inside the container, on the host or of the program itself stands in between.',
      );
    case 'lanHost':
      return l10n.t(
        'The kernel keeps a host and the containers on its macvlan and ipvlan networks apart. Give both a bridge network as well.',
      );
    case 'pullImage':
      return l10n.t(
        'A helper of this image looks from inside and is removed at once. Nothing is installed into your containers.',
      );
    case 'useSpeech':
      return l10n.t(
        'Where its address is configured, it has to begin with {0}.',
        `${fix.speaks}://`,
      );
    case 'start':
    case 'unpause':
    case 'restart':
    case 'connect':
    case 'leaveNone':
    case 'newNetwork':
    case 'useName':
    case 'useAddress':
    case 'usePort':
    case 'usePlace':
    case 'logs':
      return undefined;
  }
}

/** Where common servers are told which addresses to listen on. */
export function listenExamples(port: number, process: string | undefined): string {
  const examples: readonly (readonly [RegExp, string])[] = [
    [/postgres/, `# postgresql.conf\nlisten_addresses = '*'`],
    [/mysqld|mariadb/, `# my.cnf\n[mysqld]\nbind-address = 0.0.0.0`],
    [/redis|valkey/, `# redis.conf\nbind 0.0.0.0 ::`],
    [/mongo/, `# mongod.conf\nnet:\n  bindIp: 0.0.0.0`],
    [/nginx/, `# nginx.conf\nlisten ${port};`],
    [/apache|httpd/, `# httpd.conf\nListen ${port}`],
    [
      /node/,
      `// Node.js\nserver.listen(${port}, '0.0.0.0');\n# Vite, Next.js, Angular\n--host 0.0.0.0`,
    ],
    [
      /python|gunicorn|uvicorn|flask/,
      `# Flask, Django, uvicorn\nflask run --host 0.0.0.0 --port ${port}\npython manage.py runserver 0.0.0.0:${port}\nuvicorn app:app --host 0.0.0.0 --port ${port}`,
    ],
    [/ruby|puma/, `# Rails\nrails server -b 0.0.0.0 -p ${port}`],
    [/java/, `# Spring Boot, application.properties\nserver.address=0.0.0.0`],
    [/php/, `php -S 0.0.0.0:${port}`],
  ];
  const known = examples.filter(([pattern]) => process !== undefined && pattern.test(process));
  const chosen = known.length > 0 ? known : examples.slice(0, 8);
  return chosen.map(([, text]) => text).join('\n\n');
}
