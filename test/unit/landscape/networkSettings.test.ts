import assert from 'node:assert/strict';
import { settingsOf } from '../../../src/landscape/networkSettings';
import { network } from './draftSample';

describe('settingsOf', () => {
  it('leaves out what the engine writes itself', () => {
    const { options } = settingsOf(
      network({
        Options: { a: 'b', 'com.docker.network.driver.overlay.vxlanid_list': '4097' },
      }),
    );
    assert.deepEqual(options, { a: 'b' });
  });

  it('has no driver for a template, which says `null`', () => {
    const { driver, isConfigOnly } = settingsOf(network({ Driver: 'null', ConfigOnly: true }));
    assert.deepEqual([driver, isConfigOnly], ['', true]);
  });

  it('leaves to the template what comes from it', () => {
    const settings = settingsOf(network({ ConfigFrom: { Network: 'template' }, Internal: true }));
    assert.equal(settings.configFrom, 'template');
    assert.equal(settings.isInternal, true);
    assert.deepEqual([settings.subnets, settings.options], [undefined, undefined]);
  });

  it('keeps another source of addresses', () => {
    const { ipamDriver, ipamOptions } = settingsOf(
      network({ IPAM: { Driver: 'dhcp', Options: { a: 'b' }, Config: [] } }),
    );
    assert.deepEqual([ipamDriver, ipamOptions], ['dhcp', { a: 'b' }]);
  });
});
