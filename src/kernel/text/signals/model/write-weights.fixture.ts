import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { taughtAgain } from './taught.fixture.ts';

/** `npm run signals`: teaches the model again, writes weights.ts and prints what it reaches on sentences held out. */
const { taught, figures } = taughtAgain();
const file = join(import.meta.dirname, 'weights.ts');
writeFileSync(
  file,
  `import type { Taught } from './shape.ts';

/** Written by \`npm run signals\`, which gives the same bytes from the same sentences; not to be changed by hand. */
export const TAUGHT: Taught = ${JSON.stringify(taught, null, 1)};
`,
);
console.log(JSON.stringify(figures, null, 1));
