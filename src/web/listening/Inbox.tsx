import { Button, UnstyledButton } from '@mantine/core';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Verbatim } from '#contract/listening';
import { keepFile, toCsv } from '#web/design/csv.ts';
import { EmptyState } from '#web/design/EmptyState.tsx';
import { LoadFault } from '#web/design/LoadFault.tsx';
import { Loading } from '#web/design/Loading.tsx';
import { Mark } from '#web/design/Mark.tsx';
import { Told } from '#web/design/Told.tsx';
import { formatInstant, formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { channelWords, sentimentWords } from '#web/language/vocabulary.ts';
import { ChosenFilters } from './ChosenFilters.tsx';
import classes from './Listening.module.css';
import { SignalMark } from './SignalMark.tsx';

type InboxPage = { items: Verbatim[]; next: string | null; pending: number };
type Given = {
  readonly inbox: UseInfiniteQueryResult<InfiniteData<InboxPage>>;
  readonly items: readonly Verbatim[];
  readonly shown: string | undefined;
  readonly open: (id: string) => void;
  readonly searched: boolean;
};

/** The list, newest first; what is not read yet is counted above it. */
export function Inbox({ inbox, items, shown, open, searched }: Given): ReactElement {
  const { t, language } = useWords();
  const pending = inbox.data?.pages[0]?.pending ?? 0;
  return (
    <section className={classes.listPane} aria-label={t('listening:list.title')}>
      <ChosenFilters />
      {pending > 0 ? (
        <p className={classes.period}>
          {t('listening:list.pending', { count: pending, n: formatNumber(pending, language) })}
        </p>
      ) : null}
      {inbox.isPending ? <Loading lines={10} /> : null}
      {inbox.isError && items.length === 0 ? (
        <LoadFault error={inbox.error} retry={() => void inbox.refetch()} />
      ) : null}
      {inbox.isSuccess && items.length === 0 ? <Nothing searched={searched} /> : null}
      <ul className={classes.plain}>
        {items.map((item) => (
          <li key={item.id}>
            <Line item={item} current={item.id === shown} open={() => open(item.id)} />
          </li>
        ))}
      </ul>
      {items.length > 0 ? (
        <div className={classes.below}>
          {inbox.hasNextPage ? (
            <Button
              variant="subtle"
              size="compact-sm"
              loading={inbox.isFetchingNextPage}
              onClick={() => void inbox.fetchNextPage()}
            >
              {t('shell:list.more')}
            </Button>
          ) : null}
          <KeepFile items={items} />
        </div>
      ) : null}
    </section>
  );
}

function Line({ item, current, open }: { item: Verbatim; current: boolean; open: () => void }): ReactElement {
  const { t, language, pick } = useWords();
  return (
    <UnstyledButton className={classes.line} aria-current={current || undefined} onClick={open}>
      <span className={classes.lineHead}>
        <span className={classes.who}>
          <Told>{item.customerName ?? t('listening:nameless')}</Told>
        </span>
        <time dateTime={item.at}>{formatInstant(item.at, language)}</time>
      </span>
      <span className={classes.clamp} dir="auto">
        {item.text}
      </span>
      <span className={classes.marks}>
        {item.sentiment ? (
          <Mark tone={item.sentiment === 'negative' ? 'attention' : 'plain'}>
            {sentimentWords(item.sentiment)}
          </Mark>
        ) : (
          <Mark>{t('listening:unread')}</Mark>
        )}
        {item.signals.map((signal) => (
          <SignalMark key={signal.id} signal={signal} />
        ))}
        {item.themes.slice(0, 2).map((theme) => (
          <Mark key={theme.id}>{pick(theme.name)}</Mark>
        ))}
        {item.division ? <Mark tone="voice">{pick(item.division.name)}</Mark> : null}
        <span className={classes.quiet}>{channelWords(item.channel)}</span>
      </span>
    </UnstyledButton>
  );
}

function Nothing({ searched }: { searched: boolean }): ReactElement {
  const { t } = useWords();
  return (
    <EmptyState title={t('listening:nothing.title')}>
      {searched ? t('listening:nothing.searched') : t('listening:nothing.words')}
    </EmptyState>
  );
}

function KeepFile({ items }: { items: readonly Verbatim[] }): ReactElement {
  const { t, pick } = useWords();
  const save = (): void =>
    keepFile(
      'verbatims.csv',
      toCsv(
        ['at', 'customer', 'channel', 'words', 'sentiment', 'themes', 'signals', 'division'].map((column) =>
          t(`listening:column.${column}`),
        ),
        items.map((item) => [
          item.at,
          item.customerName ?? '',
          channelWords(item.channel),
          item.text,
          item.sentiment ? sentimentWords(item.sentiment) : '',
          item.themes.map((theme) => pick(theme.name)).join('; '),
          item.signals.map((signal) => pick(signal.name)).join('; '),
          item.division ? pick(item.division.name) : '',
        ]),
      ),
    );
  return (
    <Button variant="subtle" size="compact-sm" onClick={save}>
      {t('shell:list.file')}
    </Button>
  );
}
