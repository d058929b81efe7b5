import { startPostgres } from './supervisor.ts';

/**
 * A process of its own that holds a home, for the tests that kill it: prints one line of JSON when the server
 * answers (or what refused it), and stops in order when its input ends.
 */
const [home = '', shelter = '/var/lib/empty-chair'] = process.argv.slice(2);
try {
  const postgres = await startPostgres({ home, shelter, durability: 'none', log: () => undefined });
  console.log(JSON.stringify({ pid: postgres.pid, url: postgres.superuserUrl }));
  process.stdin.resume();
  process.stdin.once('end', () => void postgres.stop());
} catch (failure) {
  console.log(JSON.stringify({ refusal: String(failure) }));
}
