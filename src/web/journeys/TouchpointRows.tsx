import { Button, Tabs } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { TimelineItem } from '#contract/customers';
import { keepFile, toCsv } from '#web/design/csv.ts';
import { LoadFault } from '#web/design/LoadFault.tsx';
import { Loading } from '#web/design/Loading.tsx';
import { Mark } from '#web/design/Mark.tsx';
import { Part } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { formatInstant, formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { channelWords, kindWords, measureWords, sentimentWords } from '#web/language/vocabulary.ts';
import classes from './Journeys.module.css';
import { rowsQuery } from './journeys.queries.ts';

type Row = TimelineItem & { readonly customerId: string; readonly customerName: string | null };

/** What stands behind the figures: each row leads to the customer, and to the words where there are any. */
export function TouchpointRows({ id }: { id: string }): ReactElement {
  const { t } = useWords();
  const [words, setWords] = useState<'only' | 'all'>('only');
  const rows = useInfiniteQuery(rowsQuery(id, words));
  const items = rows.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Part title={t('journeys:rows.title')} beside={items.length > 0 ? <KeepFile items={items} /> : null}>
      <Tabs value={words} onChange={(value) => setWords(value === 'all' ? 'all' : 'only')}>
        <Tabs.List>
          <Tabs.Tab value="only">{t('journeys:rows.only')}</Tabs.Tab>
          <Tabs.Tab value="all">{t('journeys:rows.all')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value={words}>
          {rows.isPending ? <Loading /> : null}
          {rows.isError && items.length === 0 ? (
            <LoadFault error={rows.error} retry={() => void rows.refetch()} />
          ) : null}
          {rows.isSuccess && items.length === 0 ? (
            <p className={classes.quiet}>{t('journeys:silent')}</p>
          ) : null}
          <ul className={classes.plain}>
            {items.map((item) => (
              <Line key={item.id} item={item} />
            ))}
          </ul>
          {rows.hasNextPage ? (
            <Button
              variant="subtle"
              size="compact-sm"
              loading={rows.isFetchingNextPage}
              onClick={() => void rows.fetchNextPage()}
            >
              {t('shell:list.more')}
            </Button>
          ) : null}
        </Tabs.Panel>
      </Tabs>
    </Part>
  );
}

function Line({ item }: { item: Row }): ReactElement {
  const { t, language } = useWords();
  return (
    <li className={classes.row}>
      <div className={classes.rowHead}>
        <Link to="/customers/$id" params={{ id: item.customerId }}>
          <Told>{item.customerName ?? t('journeys:nameless')}</Told>
        </Link>
        <span className={classes.quiet}>
          {[
            kindWords(item.kind),
            item.channel ? channelWords(item.channel) : null,
            formatInstant(item.at, language),
          ]
            .filter((fact) => fact !== null)
            .join(' · ')}
        </span>
      </div>
      {item.text ? (
        <p className={classes.rowWords} dir="auto">
          {item.text}
        </p>
      ) : null}
      <div className={classes.rowHead}>
        <span className={classes.marks}>
          {item.sentiment ? (
            <Mark tone={item.sentiment === 'negative' ? 'attention' : 'plain'}>
              {sentimentWords(item.sentiment)}
            </Mark>
          ) : null}
          {item.score === null ? null : (
            <Mark>
              {item.measure ? measureWords(item.measure) : t('journeys:score')}{' '}
              <bdi dir="ltr">{formatNumber(item.score, language, 1)}</bdi>
            </Mark>
          )}
        </span>
        {item.text ? (
          <Link to="/listening" search={{ verbatim: item.id }}>
            {t('journeys:rows.words')}
          </Link>
        ) : null}
      </div>
    </li>
  );
}

function KeepFile({ items }: { items: readonly Row[] }): ReactElement {
  const { t } = useWords();
  const save = (): void =>
    keepFile(
      'touchpoint.csv',
      toCsv(
        ['at', 'customer', 'kind', 'channel', 'words', 'score', 'sentiment'].map((column) =>
          t(`journeys:row.${column}`),
        ),
        items.map((item) => [
          item.at,
          item.customerName ?? '',
          kindWords(item.kind),
          item.channel ? channelWords(item.channel) : '',
          item.text ?? '',
          item.score === null ? '' : String(item.score),
          item.sentiment ? sentimentWords(item.sentiment) : '',
        ]),
      ),
    );
  return (
    <Button variant="subtle" size="compact-sm" onClick={save}>
      {t('shell:list.file')}
    </Button>
  );
}
