import assert from 'node:assert/strict';
import { tidy, useSession } from './session';

describe('explain', function () {
  const session = useSession();
  afterEach(() => tidy(session()));

  const explained = async (row: string) => {
    const { editor } = session();
    await editor.contextMenu(editor.row(row).first(), 'Explain');
    const { message, detail } = await editor.dialog('Cancel');
    return { message, detail };
  };

  it('says what a network is, with its own names', async () => {
    const { message, detail } = await explained('shop_data');
    assert.equal(message, 'shop_data');
    assert.match(detail, /^“shop_data” is a bridge: a switch inside of the machine\./);
    assert.match(detail, /It is internal: nothing leads from it to the outside/);
    assert.match(detail, /On it are “shop-api”, “shop-db”\.$/);
  });

  it('tells the engine’s own networks apart', async () => {
    assert.match((await explained('bridge')).detail, /is the default bridge, .* it has no names/);
    assert.match((await explained('host')).detail, /use the network of the machine itself/);
    assert.match((await explained('none')).detail, /have no network at all but for themselves/);
  });

  it('says what a container is on a network', async () => {
    const { message, detail } = await explained('shop-nginx');
    assert.match(message, /^shop-nginx @ shop_/);
    assert.match(detail, /^“shop-nginx” has the address 172\.\S+ on “shop_/);
    assert.match(detail, /reach it by the name “shop-nginx”, on every port/);
    assert.match(detail, /From outside, its published ports lead to it\./);
    assert.match(detail, /It is also on “shop_/);
  });
});
