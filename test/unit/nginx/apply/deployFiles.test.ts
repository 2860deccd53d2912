import assert from 'node:assert/strict';
import {
  composeFile,
  type Deployment,
  dockerfile,
  listenedPorts,
  wholeConfig,
} from '../../../../src/nginx/apply/deployFiles';
import { parseConfig } from '../../../../src/nginx/read/parseConfig';

const site = 'server { listen 80; listen [::]:80; listen 443 ssl; server_name a.test; }\n';
const wish: Deployment = {
  file: 'shop.conf',
  image: 'nginx:stable',
  networks: ['shop_front', 'shop_back'],
  ports: [{ inside: 80, outside: 8080 }],
};

describe('files that a site is taken along in', () => {
  it('publish what it listens on', () => {
    assert.deepEqual(listenedPorts(site), [80, 443]);
    assert.deepEqual(listenedPorts('server { server_name a; }'), [80]);
  });

  it('are a Dockerfile that says how it is used', () => {
    assert.equal(
      dockerfile(wish, ['docker build .']),
      '# docker build .\nFROM nginx:stable\nCOPY ["shop.conf","/etc/nginx/conf.d/default.conf"]\n',
    );
  });

  it('are a service of Compose on its networks', () => {
    assert.equal(
      composeFile(wish),
      `services:
  nginx:
    image: "nginx:stable"
    restart: unless-stopped
    ports:
      - "8080:80"
    volumes:
      - "./shop.conf:/etc/nginx/conf.d/default.conf:ro"
    networks:
      - net1
      - net2

networks:
  net1:
    name: "shop_front"
    external: true
  net2:
    name: "shop_back"
    external: true
`,
    );
  });

  it('mean what names say, whatever is in them', () => {
    const text = composeFile({ ...wish, networks: ['a"b: $x\n- c'] });
    assert.match(text, /name: "a\\"b: \$\$x\\n- c"\n/);
  });

  it('are a main file that nginx can read', () => {
    const [events, http] = parseConfig(wholeConfig(site), '');
    assert.deepEqual([events?.name, http?.name], ['events', 'http']);
    assert.ok(http?.block?.some(({ name }) => name === 'server'));
  });
});
