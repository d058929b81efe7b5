import { describe, expect, test } from 'vitest';
import { readConfig, WrongUsage } from './config.ts';

const trusted = (value: string | undefined) =>
  readConfig([], value === undefined ? {} : { TRUST_PROXY: value }).trustProxy;

describe('whose word on where a visitor comes from is believed', () => {
  test.each([
    ['nobody', undefined, null],
    ['nobody, said aloud', '', null],
    ['nobody, as a number', '0', null],
    ['one proxy', '1', 1],
    ['a proxy by its address', '10.0.0.7', ['10.0.0.7']],
    ['two networks', '10.0.0.0/8, fd00::/8', ['10.0.0.0/8', 'fd00::/8']],
    ['this machine', 'loopback', ['loopback']],
  ])('%s', (_, value, expected) => {
    expect(trusted(value)).toEqual(expected);
  });

  test.each(['true', 'everybody', '10.0.0.0/99', '1.2.3', '10.0.0.7,1'])('"%s" is wrong usage', (value) => {
    expect(() => trusted(value)).toThrow(WrongUsage);
  });
});

describe('which hosts of the own network may be reached', () => {
  const allowed = (value: string) => readConfig([], { EGRESS_ALLOW: value }).egressAllow;
  test('none unless they are named', () => {
    expect(readConfig([], {}).egressAllow).toEqual([]);
    expect(allowed(' mail.internal ,10.1.0.0/16,fd00::/8, localhost')).toEqual([
      'mail.internal',
      '10.1.0.0/16',
      'fd00::/8',
      'localhost',
    ]);
  });
  test.each(['*', 'http://mail.internal', '10.0.0.0/99', 'mail internal', '-x'])(
    '"%s" is wrong usage',
    (value) => {
      expect(() => allowed(value)).toThrow(WrongUsage);
    },
  );
});
