import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser, visit } from './browser.ts';
import { farewell } from './farewell.ts';
import { mainJob } from './main-job.ts';
import { type Product, startProduct } from './product.ts';
import { screens } from './screens.ts';
import { type Language, wordsOf } from './words.ts';

/**
 * The stories of the product in a real browser, each named after a sentence of it. Each language has an installation of
 * its own. The last line is the true sum; the exit code is 1 when any step failed or none was walked.
 *   node --conditions=source --import tsx stories/run.ts [he|en]
 */
export type Step = readonly [sentence: string, walk: () => Promise<void>];

const asked = process.argv.slice(2).filter((word): word is Language => word === 'he' || word === 'en');
const languages: readonly Language[] = asked.length > 0 ? asked : ['he', 'en'];
const pictures = join(import.meta.dirname, '..', 'coverage', 'stories');
mkdirSync(pictures, { recursive: true });
let passed = 0;
let failed = 0;

for (const language of languages) {
  const product = await productFor();
  process.stdout.write(`\n${language}: the sample was ready after ${product.seconds.toFixed(1)} s\n`);
  const browser = await openBrowser();
  try {
    const visitor = await visit(browser, product.url, language, wordsOf(language));
    const every = [...mainJob(product, visitor), ...screens(browser, product, visitor), ...farewell(visitor)];
    const steps = every.filter(
      (_, at) =>
        process.env.EMPTY_CHAIR_STORY_STEPS === undefined ||
        process.env.EMPTY_CHAIR_STORY_STEPS.split(',').includes(String(at + 1)),
    );
    for (const [at, [sentence, walk]] of steps.entries()) {
      const began = Date.now();
      try {
        await walk();
        passed++;
        process.stdout.write(`  ✓ ${sentence} (${((Date.now() - began) / 1000).toFixed(1)} s)\n`);
      } catch (fault) {
        failed++;
        process.stdout.write(
          `  ✗ ${sentence}\n    ${fault instanceof Error ? fault.message.split('\n').slice(0, 8).join('\n    ') : String(fault)}\n`,
        );
        await visitor.page
          .screenshot({ path: join(pictures, `${language}-${at + 1}.png`) })
          .catch(() => undefined);
      }
    }
  } finally {
    await browser.close();
    await product.stop();
  }
}

process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

/** An installation of its own, or one that is running already (EMPTY_CHAIR_STORY_URL), which only saves time. */
async function productFor(): Promise<Product> {
  const url = process.env.EMPTY_CHAIR_STORY_URL;
  if (url === undefined) return startProduct();
  return {
    url,
    ownerLink: process.env.EMPTY_CHAIR_STORY_OWNER ?? '',
    mailbox: [],
    seconds: 0,
    home: '',
    mailUrl: '',
    stop: async () => undefined,
  };
}
