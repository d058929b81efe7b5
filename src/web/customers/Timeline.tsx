import { Button, Select, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue, useMediaQuery } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactElement, useRef, useState } from 'react';
import { DayField } from '#web/design/DayField.tsx';
import { Icon } from '#web/design/Icon.tsx';
import { LoadFault } from '#web/design/LoadFault.tsx';
import { Loading } from '#web/design/Loading.tsx';
import { ownDirection } from '#web/design/own-direction.ts';
import { Part } from '#web/design/Page.tsx';
import { dayOf, formatMonth } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { channelWords } from '#web/language/vocabulary.ts';
import { divisionsQuery } from '#web/shell/shell.queries.ts';
import { byMonth } from './by-month.ts';
import { TIMELINE_TYPES, timelineQuery } from './customers.queries.ts';
import classes from './Timeline.module.css';
import { type EntryActs, eventWords, TimelineEntry } from './TimelineEntry.tsx';

/** On a narrow screen the last contacts stand before everything else that is known; the rest on request. */
const FIRST_ON_A_PHONE = 5;

/** Everything that happened, newest first, by month; what the customer saw stands apart from what is internal. */
export function Timeline({
  customerId,
  searchId,
  ...acts
}: EntryActs & { customerId: string; searchId: string }): ReactElement {
  const { t, language } = useWords();
  const view = useSearch({ from: '/inside/customers/$id' });
  const [typed, setTyped] = useState('');
  const [words] = useDebouncedValue(typed.trim(), 250);
  const timeline = useInfiniteQuery(timelineQuery(customerId, view, words));
  const items = timeline.data?.pages.flatMap((page) => page.items) ?? [];
  const narrow = useMediaQuery('(max-width: 48em)') ?? false;
  const [whole, showWhole] = useState(false);
  // What is chosen is always seen.
  const [filtering, setFiltering] = useState(Object.keys(view).length > 0);
  const shortened = narrow && !whole && items.length > FIRST_ON_A_PHONE;
  return (
    <Part
      title={t('customers:timeline.title')}
      beside={
        <span className={classes.beside}>
          <UnstyledButton
            className={classes.caseLink}
            aria-expanded={filtering}
            onClick={() => setFiltering(!filtering)}
          >
            {t('customers:timeline.filter')}
          </UnstyledButton>
          <TextInput
            id={searchId}
            type="search"
            size="xs"
            w={190}
            {...ownDirection}
            leftSection={<Icon name="search" size={14} />}
            aria-label={t('customers:timeline.search')}
            placeholder={t('customers:timeline.search')}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </span>
      }
    >
      {filtering ? <Filters items={items} /> : null}
      {timeline.isPending ? <Loading /> : null}
      {timeline.isError && items.length === 0 ? (
        <LoadFault error={timeline.error} retry={() => void timeline.refetch()} />
      ) : null}
      {timeline.isSuccess && items.length === 0 ? (
        <p className={classes.none}>
          {t(
            words === '' && Object.keys(view).length === 0
              ? 'customers:timeline.empty'
              : 'customers:timeline.none',
          )}
        </p>
      ) : null}
      {byMonth(shortened ? items.slice(0, FIRST_ON_A_PHONE) : items, dayOf).map((month) => (
        <section key={month.month} aria-label={formatMonth(month.month, language)}>
          <h3 className={classes.month}>{formatMonth(month.month, language)}</h3>
          <ol className={classes.entries}>
            {month.items.map((item) => (
              <TimelineEntry key={item.id} item={item} acts={acts} />
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

function Filters({
  items,
}: {
  items: readonly { type: string; kind: string; channel: string | null }[];
}): ReactElement {
  const { t, pick } = useWords();
  const view = useSearch({ from: '/inside/customers/$id' });
  const seen = useSeen(items);
  const divisions = useQuery(divisionsQuery).data ?? [];
  const set = useSet();
  const typeWords = (type: string): string => t(`customers:timeline.type.${type}`);
  const divisionWords = (code: string): string => {
    const division = divisions.find((one) => one.code === code);
    return division === undefined ? code : pick(division.name);
  };
  return (
    <div className={classes.filters}>
      <Filter name="type" chosen={view.type} options={TIMELINE_TYPES} words={typeWords} />
      <Filter name="channel" chosen={view.channel} options={seen.channels} words={channelWords} />
      <Filter name="kind" chosen={view.kind} options={seen.kinds} words={eventWords} />
      <Filter
        name="division"
        chosen={view.division}
        options={divisions.map((one) => one.code)}
        words={divisionWords}
      />
      {(['from', 'to'] as const).map((end) => (
        <DayField
          key={end}
          keeps
          size="xs"
          width={132}
          name={t(`customers:timeline.${end}`)}
          value={view[end] ?? ''}
          change={(day) => set(end, day)}
        />
      ))}
    </div>
  );
}

/** Kinds and channels seen so far stay in the filters also when a filter hides them. */
function useSeen(items: readonly { type: string; kind: string; channel: string | null }[]): {
  kinds: string[];
  channels: string[];
} {
  const seen = useRef({ kinds: new Set<string>(), channels: new Set<string>() });
  for (const item of items) {
    if (item.type === 'interaction') seen.current.kinds.add(item.kind);
    if (item.channel !== null) seen.current.channels.add(item.channel);
  }
  return { kinds: [...seen.current.kinds].sort(), channels: [...seen.current.channels].sort() };
}

type FilterName = 'channel' | 'kind' | 'division' | 'type' | 'from' | 'to';

function useSet(): (name: FilterName, value: string | null) => void {
  const navigate = useNavigate({ from: '/customers/$id' });
  return (name, value) =>
    void navigate({
      search: ({ [name]: _, ...rest }) =>
        value === null || value === '' ? rest : { ...rest, [name]: value },
      replace: true,
    });
}

function Filter({
  name,
  chosen,
  options,
  words,
}: {
  name: 'channel' | 'kind' | 'division' | 'type';
  chosen: string | undefined;
  options: readonly string[];
  words: (value: string) => string;
}): ReactElement {
  const { t } = useWords();
  const set = useSet();
  const all = chosen !== undefined && !options.includes(chosen) ? [chosen, ...options] : options;
  return (
    <Select
      size="xs"
      w={112}
      clearable
      comboboxProps={{ width: 190, position: 'bottom-start' }}
      clearButtonProps={{ 'aria-label': t('customers:timeline.clear') }}
      aria-label={t(`customers:timeline.by-${name}`)}
      placeholder={t(`customers:timeline.by-${name}`)}
      value={chosen ?? null}
      data={all.map((value) => ({ value, label: words(value) }))}
      onChange={(value) => set(name, value)}
    />
  );
}
