import { l10n } from 'vscode';
import type { LabCheck, LabId, WantedNetwork } from '../../labs/lab';

/** A lab in the person’s language. */
export interface LabWords {
  readonly title: string;
  /** One sentence: what is to be true in the end. */
  readonly goal: string;
  /** What is there, and why it is so: paragraphs of Markdown. */
  readonly story: readonly string[];
  /** From a nudge to nearly the solution. */
  readonly hints: readonly string[];
}

/** What a lab says. */
export function labWords(id: LabId): LabWords {
  return words[id]();
}

const words: Readonly<Record<LabId, () => LabWords>> = {
  islands: () => ({
    title: l10n.t('Islands and the First Network'),
    goal: l10n.t('Let “lab1-visitor” reach “lab1-web” by its name.'),
    story: [
      l10n.t(
        'Two containers, each alone on a network of its own: two islands. Whatever “lab1-web” serves, nobody on the other island can ask for it, not even by its address.',
      ),
      l10n.t(
        'Containers reach each other when they are on the same network. A container can be on several networks at once, so nothing has to be taken away.',
      ),
    ],
    hints: [
      l10n.t('Create a network: the plus sign above the tree, or “docker network create”.'),
      l10n.t(
        'Drag both containers onto the new network in the tree, or draw a line in the drawing.',
      ),
    ],
  }),
  names: () => ({
    title: l10n.t('The Default Bridge Has No Names'),
    goal: l10n.t('Let “lab2-visitor” reach “lab2-web” by its name, away from the default bridge.'),
    story: [
      l10n.t(
        'Both containers are on “bridge”, where every container comes that says nothing else. They reach each other by address, but the default bridge knows no names, and addresses change with every start.',
      ),
      l10n.t(
        'On a network that you create, Docker’s own name server answers for each container’s name. On the default bridge everything without a network of its own can be reached, so it is better left.',
      ),
    ],
    hints: [
      l10n.t('“Test Connection to…” on “lab2-visitor” says what is wrong, and offers what helps.'),
      l10n.t('Create a network, connect both, then disconnect both from “bridge”.'),
    ],
  }),
  drivers: () => ({
    title: l10n.t('Drivers Side by Side'),
    goal: l10n.t('Meet bridge, none, host, macvlan and, in a Swarm, overlay.'),
    story: [
      l10n.t(
        '**bridge**: “lab3-bridge” is on an own network of this machine, the usual case. **none**: “lab3-none” has no network at all, but for itself. **host**: “lab3-host” has no network of its own either, but uses the host’s: its port 47803 is the host’s.',
      ),
      l10n.t(
        '**macvlan** gives a container its own address in the network that the host is in, like another machine. **overlay** spans the machines of a Swarm; without one there is none.',
      ),
    ],
    hints: [
      l10n.t('A container leaves “none” before it can be on another network.'),
      l10n.t(
        'Run a container named “lab3-guest” on the network “host”, for example with “sleep 1000000” as its command. It sees 127.0.0.1:47803, because it is the same network.',
      ),
      l10n.t(
        'Create a network with the driver macvlan, best with “Create Network with Options…”, and connect “lab3-bridge” to it.',
      ),
    ],
  }),
  tiers: () => ({
    title: l10n.t('Three Tiers on Two Networks'),
    goal: l10n.t('Web reaches app, app reaches the database, and web cannot reach the database.'),
    story: [
      l10n.t(
        'Web, app and database are all on one flat network, so whoever breaks into “lab4-web” can talk to “lab4-db”. (It is a small server on the port of PostgreSQL.)',
      ),
      l10n.t(
        'Two networks make a wall: one for web and app, one for app and database. Only the app is on both. The second one can be internal: then it has no way out to the internet either.',
      ),
    ],
    hints: [
      l10n.t('Create one network for web and app, and one for app and database.'),
      l10n.t('The wall stands when nobody is on “lab4-flat” any more.'),
    ],
  }),
  chat: () => ({
    title: l10n.t('A Chat and Its Redis'),
    goal: l10n.t('Let the chat keep what is said in its Redis.'),
    story: [
      l10n.t(
        '“lab5-chat” is a page that keeps what is said in a Redis. Its configuration says “lab5-redis” as the host: the container’s name is all that it needs. Now it answers that nobody is there.',
      ),
      l10n.t(
        'The visitor needs the chat only, the chat needs both: so it belongs on both networks, and Redis stays out of everybody else’s reach.',
      ),
    ],
    hints: [
      l10n.t('Which network is Redis on? Who has to be there too?'),
      l10n.t('Connect “lab5-chat” to “lab5-data”.'),
    ],
  }),
  proxy: () => ({
    title: l10n.t('nginx in Front of One Server, Then of Two'),
    goal: l10n.t('Whoever asks “lab6-proxy” gets “lab6-one” and “lab6-two” in turn.'),
    story: [
      l10n.t(
        '“lab6-proxy” is an nginx that shows its welcome page. Behind it are two servers with no published port: nobody needs one who is on the same network.',
      ),
      l10n.t(
        'A `proxy_pass` sends requests on to a server, and an `upstream` with two of them lets nginx take turns.',
      ),
    ],
    hints: [
      l10n.t(
        'Select “lab6-proxy”, “lab6-one” and “lab6-two”, and choose “Generate nginx Config…”.',
      ),
      l10n.t(
        'One route “/” to both containers; “Apply” writes the file, tests it and reloads nginx.',
      ),
      l10n.t('nginx tells nobody that it has reloaded: “Check Now” looks again.'),
    ],
  }),
  gateway: () => ({
    title: l10n.t('Microservices Behind a Gateway'),
    goal: l10n.t('The gateway reaches both services, and they do not reach each other.'),
    story: [
      l10n.t(
        'Visitors know “lab7-gateway” only, an nginx on “lab7-edge”. Each service has a network of its own, but both are on “lab7-flat” as well, where they can talk to each other.',
      ),
      l10n.t(
        'A gateway is on every service’s network and sends “/users/” to one and “/orders/” to the other. Then no service needs to see another one.',
      ),
    ],
    hints: [
      l10n.t('Connect “lab7-gateway” to “lab7-users-net” and “lab7-orders-net”.'),
      l10n.t('Disconnect both services from “lab7-flat”.'),
      l10n.t(
        '“Generate nginx Config…” with two routes: “/users/” to “lab7-users” and “/orders/” to “lab7-orders”, both with the prefix stripped.',
      ),
    ],
  }),
  addresses: () => ({
    title: l10n.t('Your Own Subnet'),
    goal: l10n.t(
      'A network “lab8-net” with subnet, gateway, range and IPv6, and “lab8-web” at 10.208.8.10.',
    ),
    story: [
      l10n.t(
        'Docker chooses subnets and addresses by itself, and mostly that is best. Where a firewall or a configuration says addresses, you say them: the **subnet** 10.208.8.0/24, the **gateway** 10.208.8.254, and as **range** for what Docker hands out 10.208.8.128/25. So fixed addresses below 128 are never taken.',
      ),
      l10n.t(
        'A fixed address belongs to one container on one network, and stays when it starts again. IPv6 is a second subnet beside the first.',
      ),
    ],
    hints: [
      l10n.t('“Create Network with Options…” has fields for all of it.'),
      l10n.t('“Connect with Options…” on “lab8-web” takes the address 10.208.8.10.'),
      l10n.t('The visitor has to be on “lab8-net” too.'),
    ],
  }),
  broken: () => ({
    title: l10n.t('Five Faults'),
    goal: l10n.t('Find out why “lab9-client” reaches none of five servers, and repair it.'),
    story: [
      l10n.t(
        '“lab9-client” wants pages of “lab9-stock”, “lab9-mail”, “lab9-pay”, “cache” and “lab9-maps”. None of them answers, and each has another reason.',
      ),
      l10n.t(
        'Do not guess: “Test Connection to…” looks at each link of the chain, says which one is broken, and what helps.',
      ),
    ],
    hints: [
      l10n.t(
        'Right-click “lab9-client”, choose “Test Connection to…”, and begin with “lab9-stock”.',
      ),
      l10n.t('“cache” is a second name of “lab9-cache”, and somebody has misspelled it.'),
      l10n.t(
        'A server that listens on 127.0.0.1 only cannot be repaired from outside: remove “lab9-pay” and run it again so that it listens on all addresses.',
      ),
    ],
  }),
};

/** What has to hold, as a short sentence. */
export function checkSentence(check: LabCheck): string {
  switch (check.kind) {
    case 'together': {
      const [first, second] = check.containers;
      return check.without === undefined
        ? l10n.t('“{0}” and “{1}” share a network of their own', first, second)
        : l10n.t('“{0}” and “{1}” share a network without “{2}”', first, second, check.without);
    }
    case 'apart':
      return l10n.t('“{0}” is not on “{1}”', check.container, check.network);
    case 'onDriver':
      return l10n.t('“{0}” is on a network with the driver {1}', check.container, check.driver);
    case 'onHost':
      return l10n.t('“{0}” runs on the host’s network', check.container);
    case 'driver':
      return l10n.t('There is a network with the driver {0}', check.driver);
    case 'network':
      return l10n.t('“{0}” has {1}', check.name, wantedText(check.wanted));
    case 'address':
      return l10n.t('“{0}” has the address {1}', check.container, check.address);
    case 'fetches':
      return l10n.t('“{0}” reaches {1}', check.from, check.url);
    case 'alternates':
      return l10n.t(
        '“{0}” gets {1} in turn from {2}',
        check.from,
        check.says.join(', '),
        check.url,
      );
    case 'cannotReach':
      return l10n.t('“{0}” cannot reach “{1}”', check.from, check.to);
  }
}

function wantedText({ subnet, gateway, ipRange, hasIpv6 }: WantedNetwork): string {
  return [
    ...(subnet === undefined ? [] : [l10n.t('the subnet {0}', subnet)]),
    ...(gateway === undefined ? [] : [l10n.t('the gateway {0}', gateway)]),
    ...(ipRange === undefined ? [] : [l10n.t('the range {0}', ipRange)]),
    ...(hasIpv6 ? ['IPv6'] : []),
  ].join(', ');
}
