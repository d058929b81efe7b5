import { afterAll, beforeAll, expect, test } from 'vitest';
import { startImport } from '#server/customers/import/import.actions';
import { openTestDesk, ticketMapping, uploaded } from '#server/customers/import/import.fixture';
import { runImport } from '#server/customers/import/import-run.actions';
import type { ReadWords } from '#server/customers/ingest/incoming';
import { openWriter } from '#server/customers/ingest/writer';
import { consumeOnce } from '#server/platform/events/consumers';
import { analysisConsumer, readingOf } from './analysis.jobs.ts';
import { type Read, reading } from './reading.ts';

const FILE = [
  'id,at,who,text',
  '1,2026-01-02,a,"חיכיתי שעה לנציג ואף אחד לא ענה, זה פשוט מביש"',
  '2,2026-01-03,a,The technician was great and came on time. Thank you!',
  '3,2026-01-04,b,',
  '4,2026-01-05,c,"  I was charged twice and I want to cancel  "',
  '',
].join('\n');

const read: Read = async (texts, divisions) => texts.map((text) => reading(text, divisions));

let opened: Awaited<ReturnType<typeof openTestDesk>>;
beforeAll(async () => {
  opened = await openTestDesk();
});
afterAll(() => opened.close());

async function importWith(source: string, readWords?: ReadWords): Promise<void> {
  const { desk } = opened;
  const writer = openWriter(desk.world, desk.readRules, readWords);
  const own = { ...desk, writer };
  const uploadId = await uploaded(own, FILE);
  const facts = { uploadId, fileName: 'f.csv', fileBytes: FILE.length, startedBy: null, sample: false };
  await startImport(own, { ...facts, mapping: ticketMapping(source) });
  await runImport(own, uploadId);
  await writer.stop();
}

async function wordsOf(source: string): Promise<{ analysed_with: number | null }[]> {
  const { rows } = await opened.desk.world.pool.query(
    `select v.analysed_with, v.language, v.sentiment, v.sentiment_score, v.confidence, v.themes, v.signals,
            v.suggested_division_id, v.division_confidence, v.evidence
       from verbatim v join source s on s.id = v.source_id where s.code = $1 order by v.occurred_at`,
    [source],
  );
  return rows;
}

const consume = async (): Promise<void> => {
  while (await consumeOnce(opened.desk.world, analysisConsumer(opened.desk.world, read)));
};

test('words of an import are stored as they were read, the same as if they had been read afterwards', async () => {
  await importWith('after');
  expect((await wordsOf('after')).map((row) => row.analysed_with)).toEqual([null, null, null]);
  await consume();
  await importWith('during', readingOf(opened.desk.world, read));
  const during = await wordsOf('during');
  expect(during).toHaveLength(3);
  expect(during.every((row) => row.analysed_with !== null)).toBe(true);
  expect(during).toEqual(await wordsOf('after'));
  await consume();
  expect(await wordsOf('during')).toEqual(during);
});

test('when the reading breaks down, every row is stored and read later', async () => {
  await importWith('broken', async () => {
    throw new Error('the reading thread ended');
  });
  expect((await wordsOf('broken')).map((row) => row.analysed_with)).toEqual([null, null, null]);
  await consume();
  expect(await wordsOf('broken')).toEqual(await wordsOf('after'));
});
