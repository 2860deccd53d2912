import assert from 'node:assert/strict';
import fc from 'fast-check';
import { draftOf, reservedOf, settingsOfDraft } from '../../../src/landscape/networkDraft';
import { settingsOf } from '../../../src/landscape/networkSettings';
import { anyDraft, draft, network, subnet } from './draftSample';

describe('settingsOfDraft', () => {
  it('leaves out empty lines and blanks around', () => {
    const settings = settingsOfDraft(
      draft({
        subnets: [subnet(' '), subnet(' 10.70.0.0/24 ', { reserved: 'a=10.70.0.5 ,b=10.70.0.6' })],
        options: [
          { name: ' a ', value: ' b ' },
          { name: ' ', value: '' },
        ],
      }),
    );
    assert.deepEqual(settings.subnets, [
      { subnet: '10.70.0.0/24', reserved: { a: '10.70.0.5', b: '10.70.0.6' } },
    ]);
    assert.deepEqual(settings.options, { a: ' b ' });
  });

  it('asks for nothing that a template or another driver has no use for', () => {
    const all = { isInternal: true, isAttachable: true, isEncrypted: true };
    const template = settingsOfDraft(draft({ ...all, isConfigOnly: true, configFrom: 'x' }));
    assert.deepEqual(
      [template.driver, template.isInternal, template.isAttachable, template.configFrom],
      ['', false, false, undefined],
    );
    const bridge = settingsOfDraft(draft(all));
    assert.deepEqual([bridge.isInternal, bridge.isAttachable, bridge.options], [true, true, {}]);
    const overlay = settingsOfDraft(draft({ ...all, driver: 'overlay' }));
    assert.deepEqual([overlay.isAttachable, overlay.options], [true, { encrypted: '' }]);
    const user = settingsOfDraft(draft({ configFrom: 'x', hasIpv6: true, ...all }));
    assert.deepEqual(Object.keys(user).sort(), [
      ...['configFrom', 'driver', 'isAttachable', 'isConfigOnly', 'isInternal', 'name'],
    ]);
  });

  it('asks for the same again when it is read back, whatever was typed', () => {
    const property = fc.property(anyDraft, typed => {
      const settings = settingsOfDraft(typed);
      const again = settingsOfDraft(draftOf(settings));
      // An overlay's option `encrypted` is a switch: its value is not kept.
      if (settings.options?.['encrypted'] !== undefined) return;
      // Without a driver, and without being a template, it is the engine's default: bridge.
      const driver = settings.driver || (settings.isConfigOnly ? '' : 'bridge');
      assert.deepEqual(again, { ...settings, driver });
    });
    fc.assert(property);
  });
});

describe('reservedOf', () => {
  it('takes names and addresses apart, by blanks and commas', () => {
    assert.deepEqual(reservedOf(' a=10.0.0.1,b=10.0.0.2  10.0.0.3 '), [
      { name: 'a', value: '10.0.0.1' },
      { name: 'b', value: '10.0.0.2' },
      { name: '', value: '10.0.0.3' },
    ]);
  });
});

describe('draftOf', () => {
  it('says what a network is', () => {
    const shown = draftOf(
      settingsOf(
        network({
          ...{ Driver: 'overlay', Scope: 'swarm', Attachable: true, EnableIPv6: true },
          Options: { encrypted: '', 'com.docker.network.driver.overlay.vxlanid_list': '4097' },
          IPAM: { Config: [{ Subnet: '10.70.0.0/24', AuxiliaryAddresses: { a: '10.70.0.5' } }] },
        }),
      ),
    );
    assert.deepEqual([shown.isEncrypted, shown.isAttachable, shown.hasIpv6], [true, true, true]);
    assert.deepEqual(shown.options, []);
    assert.deepEqual(shown.subnets, [subnet('10.70.0.0/24', { reserved: 'a=10.70.0.5' })]);
  });

  it('keeps an option of a plug-in that is called like one of overlay', () => {
    const settings = { name: 'a', driver: 'weave', options: { encrypted: 'aes' } };
    assert.equal(draftOf(settings).isEncrypted, false);
    assert.deepEqual(settingsOfDraft(draftOf(settings)).options, settings.options);
  });
});
