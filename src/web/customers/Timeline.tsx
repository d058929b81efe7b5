import { Button, Select } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactElement, useRef, useState } from 'react';
import { LoadFault } from '#web/design/LoadFault.tsx';
import { Loading } from '#web/design/Loading.tsx';
import { Part } from '#web/design/Page.tsx';
import { formatMonth } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { channelWords, kindWords } from '#web/language/vocabulary.ts';
import { byMonth } from './by-month.ts';
import { timelineQuery } from './customers.queries.ts';
import classes from './Timeline.module.css';
import { TimelineEntry } from './TimelineEntry.tsx';

/** On a narrow screen the last contacts stand before everything else that is known; the rest on request. */
const FIRST_ON_A_PHONE = 5;

/** Everything that happened, newest first, by month; what the customer saw stands apart from what is internal. */
export function Timeline({ customerId }: { customerId: string }): ReactElement {
  const { t, language } = useWords();
  const view = useSearch({ from: '/inside/customers/$id' });
  const timeline = useInfiniteQuery(timelineQuery(customerId, view));
  const items = timeline.data?.pages.flatMap((page) => page.items) ?? [];
  const seen = useSeen(items);
  const narrow = useMediaQuery('(max-width: 48em)') ?? false;
  const [whole, showWhole] = useState(false);
  const shortened = narrow && !whole && items.length > FIRST_ON_A_PHONE;
  return (
    <Part
      title={t('customers:timeline.title')}
      beside={
        <span className={classes.filters}>
          <Filter name="channel" chosen={view.channel} options={seen.channels} words={channelWords} />
          <Filter name="kind" chosen={view.kind} options={seen.kinds} words={kindWords} />
        </span>
      }
    >
      {timeline.isPending ? <Loading /> : null}
      {timeline.isError && items.length === 0 ? (
        <LoadFault error={timeline.error} retry={() => void timeline.refetch()} />
      ) : null}
      {timeline.isSuccess && items.length === 0 ? (
        <p className={classes.none}>{t('customers:timeline.none')}</p>
      ) : null}
      {byMonth(shortened ? items.slice(0, FIRST_ON_A_PHONE) : items).map((month) => (
        <section key={month.month} aria-label={formatMonth(month.month, language)}>
          <h3 className={classes.month}>{formatMonth(month.month, language)}</h3>
          <ol className={classes.entries}>
            {month.items.map((item) => (
              <TimelineEntry key={item.id} item={item} />
            ))}
          </ol>
        </section>
      ))}
      {shortened ? (
        <Button variant="subtle" size="sm" onClick={() => showWhole(true)}>
          {t('shell:list.more')}
        </Button>
      ) : null}
      {timeline.hasNextPage && !shortened ? (
        <Button
          variant="subtle"
          size="sm"
          loading={timeline.isFetchingNextPage}
          onClick={() => void timeline.fetchNextPage()}
        >
          {t('shell:list.more')}
        </Button>
      ) : null}
    </Part>
  );
}

/** Kinds and channels seen so far stay in the filters also when a filter hides them. */
function useSeen(items: readonly { kind: string; channel: string | null }[]): {
  kinds: string[];
  channels: string[];
} {
  const seen = useRef({ kinds: new Set<string>(), channels: new Set<string>() });
  for (const item of items) {
    seen.current.kinds.add(item.kind);
    if (item.channel !== null) seen.current.channels.add(item.channel);
  }
  return { kinds: [...seen.current.kinds].sort(), channels: [...seen.current.channels].sort() };
}

function Filter({
  name,
  chosen,
  options,
  words,
}: {
  name: 'channel' | 'kind';
  chosen: string | undefined;
  options: readonly string[];
  words: (value: string) => string;
}): ReactElement {
  const { t } = useWords();
  const navigate = useNavigate({ from: '/customers/$id' });
  const all = chosen !== undefined && !options.includes(chosen) ? [chosen, ...options] : options;
  return (
    <Select
      size="xs"
      w={148}
      clearable
      clearButtonProps={{ 'aria-label': t('customers:timeline.clear') }}
      aria-label={t(`customers:timeline.by-${name}`)}
      placeholder={t(`customers:timeline.by-${name}`)}
      value={chosen ?? null}
      data={all.map((value) => ({ value, label: words(value) }))}
      onChange={(value) =>
        void navigate({
          search: ({ [name]: _, ...rest }) => (value === null ? rest : { ...rest, [name]: value }),
          replace: true,
        })
      }
    />
  );
}
