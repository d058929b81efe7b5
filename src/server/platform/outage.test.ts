import { describe, expect, test } from 'vitest';
import { type Outage, outageOf } from './outage.ts';

const faultOf = (message: string, facts: object = {}): Error => Object.assign(new Error(message), facts);

describe('an outage is told from a bug', () => {
  test.each<[string, unknown, Outage | null]>([
    ['a database that refuses connections', faultOf('connect', { code: 'ECONNREFUSED' }), 'database-away'],
    [
      'a socket that is gone with its server',
      faultOf('connect', { code: 'ENOENT', syscall: 'connect' }),
      'database-away',
    ],
    ['a connection that broke under a query', faultOf('Connection terminated unexpectedly'), 'database-away'],
    ['a server that answers nobody new', faultOf('timeout exceeded when trying to connect'), 'database-away'],
    ['a server that shuts down', faultOf('terminating', { code: '57P01' }), 'database-away'],
    ['a server that recovers', faultOf('starting up', { code: '57P03' }), 'database-away'],
    ['a table that cannot grow', faultOf('could not extend file', { code: '53100' }), 'disk-full'],
    ['a file that cannot grow', faultOf('write', { code: 'ENOSPC' }), 'disk-full'],
    [
      'an outage inside another fault',
      new Error('failed', { cause: faultOf('read', { code: 'ECONNRESET' }) }),
      'database-away',
    ],
    ['a file that is missing', faultOf('open', { code: 'ENOENT', syscall: 'open' }), null],
    ['a value that the database refuses', faultOf('invalid', { code: '22021' }), null],
    ['a bug', new TypeError('x is not a function'), null],
    ['no error at all', 'nothing', null],
  ])('%s', (_, fault, outage) => {
    expect(outageOf(fault)).toBe(outage);
  });

  test('a database that went away while its disk has room is not told as a full disk', () => {
    expect(outageOf(faultOf('connect', { code: 'ECONNREFUSED' }), ['/', '/nowhere-at-all'])).toBe(
      'database-away',
    );
  });
});
