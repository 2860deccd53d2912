/** A small Compose project: its files, and what it is an example of. */
export interface SampleProject {
  /** The folder, and so the project. */
  readonly name: string;
  readonly shape: string;
  readonly files: Readonly<Record<string, string>>;
}

/** What all services have in common: a container that does nothing, and is quick to start. */
const common = `x-box: &box
  image: lab/busybox
  command: [sleep, "1000"]
`;

function project(name: string, shape: string, text: string, override?: string): SampleProject {
  const more = override === undefined ? {} : { 'compose.override.yaml': `${common}${override}` };
  return { name, shape, files: { 'compose.yaml': `${common}${text}`, ...more } };
}

/** A network that projects find there, as that of a proxy that many share. */
export const sharedNetwork = 'edge';

/** Twenty shapes of projects as people publish them, with the lab's own image. */
export const sampleProjects: readonly SampleProject[] = [
  project(
    'player',
    'one service, with ports of each kind',
    `services:
  player:
    <<: *box
    restart: unless-stopped
    ports: ["8101:80", "127.0.0.1:8102:81", "8103:82/udp"]
`,
  ),
  project(
    'counter',
    'two services on the default network',
    `services:
  web: {<<: *box, ports: ["8105:80"], depends_on: [cache]}
  cache: {<<: *box}
`,
  ),
  project(
    'tiers',
    'three tiers on two networks, the inner one internal',
    `services:
  front: {<<: *box, ports: ["8110:80"], networks: [public]}
  api: {<<: *box, networks: [public, private]}
  db: {<<: *box, networks: [private]}
networks:
  public:
  private: {internal: true}
`,
  ),
  project(
    'blog',
    'names that others know a service by',
    `services:
  blog: {<<: *box, networks: {data: {aliases: [www, blog.internal]}}}
  store: {<<: *box, networks: {data: {aliases: [mysql, database]}}}
networks:
  data:
`,
  ),
  project(
    'resolver',
    'fixed addresses in a subnet of its own',
    `services:
  dns: {<<: *box, networks: {lan: {ipv4_address: 10.81.0.53}}}
  client: {<<: *box, networks: {lan: {ipv4_address: 10.81.0.9}}}
  roaming: {<<: *box, networks: [lan]}
networks:
  lan:
    ipam:
      config:
        - subnet: 10.81.0.0/24
          gateway: 10.81.0.254
          ip_range: 10.81.0.128/26
          aux_addresses: {printer: 10.81.0.130}
`,
  ),
  project(
    'proxied',
    'a network that is there already',
    `services:
  app: {<<: *box, networks: [edge, inside]}
  worker: {<<: *box, networks: [inside]}
networks:
  edge: {external: true}
  inside:
`,
  ),
  project(
    'tunnel',
    'containers in the network of another one',
    `services:
  vpn: {<<: *box, ports: ["8115:80"]}
  client: {<<: *box, network_mode: "service:vpn"}
  other: {<<: *box, network_mode: "service:vpn"}
`,
  ),
  project(
    'monitor',
    'one on the network of the host, beside others',
    `services:
  agent: {<<: *box, network_mode: host}
  store: {<<: *box}
`,
  ),
  project(
    'batch',
    'one on no network at all',
    `services:
  job: {<<: *box, network_mode: none}
  queue: {<<: *box, networks: [jobs]}
networks:
  jobs:
`,
  ),
  project(
    'replicas',
    'several containers of one service',
    `services:
  proxy: {<<: *box, ports: ["8120:80"]}
  app: {<<: *box, deploy: {replicas: 3}}
`,
  ),
  project(
    'named',
    'networks with names and options of their own',
    `name: renamed
services:
  app: {<<: *box, networks: [net]}
networks:
  net:
    name: corporate-net
    driver: bridge
    driver_opts:
      com.docker.network.driver.mtu: "1400"
      com.docker.network.bridge.enable_icc: "true"
    attachable: true
    labels: {owner: "platform $$team", "tier": ""}
`,
  ),
  project(
    'dual',
    'addresses of both families',
    `services:
  app: {<<: *box, networks: {both: {ipv4_address: 10.82.0.7, ipv6_address: "fd82::7"}}}
  peer: {<<: *box, networks: [both]}
networks:
  both:
    enable_ipv6: true
    ipam:
      config: [{subnet: 10.82.0.0/24}, {subnet: "fd82::/64"}]
`,
  ),
  project(
    'office',
    'a network of the host’s own, by macvlan',
    `services:
  camera: {<<: *box, networks: {lan: {ipv4_address: 10.83.0.20}}}
networks:
  lan:
    driver: macvlan
    driver_opts: {parent: eth1}
    ipam: {config: [{subnet: 10.83.0.0/24, gateway: 10.83.0.1}]}
`,
  ),
  project(
    'mesh',
    'everyone on several networks, in an order',
    `services:
  a: {<<: *box, networks: {one: {priority: 10}, two: {priority: 100}, three: }}
  b: {<<: *box, networks: [two, three]}
  c: {<<: *box, networks: [three, one]}
networks: {one: , two: , three: {internal: true}}
`,
  ),
  project(
    'chosen',
    'names that people chose for containers and hosts',
    `services:
  web: {<<: *box, container_name: front-door, hostname: www, restart: "on-failure:3"}
  db: {<<: *box, container_name: big_box}
`,
  ),
  project(
    'ranges',
    'ports in the long syntax, and ranges',
    `services:
  game:
    <<: *box
    ports:
      - {target: 90, published: "8130", protocol: udp}
      - {target: 91, published: "8131", host_ip: 127.0.0.1}
      - "8132-8134:92-94"
`,
  ),
  project(
    'forge',
    'volumes that stay',
    `services:
  forge: {<<: *box, volumes: ["repos:/data"], networks: [code]}
  db: {<<: *box, volumes: ["rows:/rows:ro", "/tmp:/host"], networks: [code]}
networks: {code: }
volumes: {repos: , rows: }
`,
  ),
  project(
    'optional',
    'a service that runs only when it is asked for',
    `services:
  db: {<<: *box, networks: [rows]}
  admin: {<<: *box, profiles: [debug], networks: [rows], ports: ["8140:80"]}
networks: {rows: }
`,
  ),
  project(
    'variables',
    'values that come from variables, and dollars that do not',
    `services:
  search:
    <<: *box
    command: [sh, -c, "echo $$HOME; sleep 1000"]
    environment: {LEVEL: info, TOKEN: "\${TOKEN:-none}"}
    labels: {rule: "Host(\`a\`) && $$x"}
    ports: ["\${PORT:-8145}:80"]
    networks: ["logs"]
networks: {logs: {internal: false}}
`,
  ),
  project(
    'overridden',
    'a second file that adds to the first',
    `services:
  web: {<<: *box, networks: [front]}
  db: {<<: *box, networks: [back]}
networks: {front: , back: }
`,
    `services:
  web: {networks: {back: {aliases: [site]}}, ports: ["8150:80"]}
networks: {back: {internal: true}}
`,
  ),
];
