import { UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Icon } from '#web/design/Icon.tsx';
import { formatDay } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { channelWords, sentimentWords } from '#web/language/vocabulary.ts';
import classes from './Listening.module.css';
import { facetsQuery } from './listening.queries.ts';

const FILTERS = [
  'sentiment',
  'theme',
  'signal',
  'division',
  'channel',
  'source',
  'touchpoint',
  'from',
  'to',
] as const;
type Filter = (typeof FILTERS)[number];

/** What the list is narrowed to, each with a cross that takes it away. */
export function ChosenFilters(): ReactElement | null {
  const { t } = useWords();
  const view = useSearch({ from: '/inside/listening' });
  const navigate = useNavigate({ from: '/listening' });
  const words = useFilterWords();
  const chosen = FILTERS.flatMap((filter) => {
    const value = view[filter];
    return value === undefined ? [] : [{ filter, value }];
  });
  if (chosen.length === 0) return null;
  return (
    <ul className={classes.chosen} aria-label={t('listening:chosen')}>
      {chosen.map(({ filter, value }) => (
        <li key={filter}>
          <UnstyledButton
            className={classes.chip}
            aria-label={t('listening:remove-filter', { filter: words(filter, value) })}
            onClick={() =>
              void navigate({ search: ({ [filter]: _, verbatim: __, ...rest }) => rest, replace: true })
            }
          >
            {words(filter, value)}
            <Icon name="cross" size={13} />
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}

function useFilterWords(): (filter: Filter, value: string) => string {
  const { t, language, pick } = useWords();
  const facets = useQuery(facetsQuery).data;
  const nameOf = (
    list: readonly { id: string; name: { he: string; en: string } }[] | undefined,
    id: string,
  ): string => {
    const found = list?.find((one) => one.id === id);
    return found ? pick(found.name) : id;
  };
  return (filter, value) => {
    switch (filter) {
      case 'sentiment':
        return sentimentWords(value);
      case 'theme':
        return nameOf(facets?.themes, value);
      case 'signal':
        return nameOf(facets?.signals, value);
      case 'division':
        return nameOf(
          facets?.divisions.map(({ division }) => ({ id: division.code, name: division.name })),
          value,
        );
      case 'channel':
        return channelWords(value);
      case 'touchpoint':
        return t('listening:one-touchpoint');
      case 'from':
        return t('listening:from-day', { day: formatDay(value, language) });
      case 'to':
        return t('listening:to-day', { day: formatDay(value, language) });
      default:
        return value;
    }
  };
}
