import { UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { Asked } from '#web/design/Asked.tsx';
import { formatDay, formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { sentimentWords } from '#web/language/vocabulary.ts';
import classes from './Listening.module.css';
import { facetsQuery } from './listening.queries.ts';

type Line = { readonly id: string; readonly words: ReactNode; readonly n: number };
type Filter = 'sentiment' | 'theme' | 'signal' | 'division';

/** How much there is of each thing; one press narrows the list to it, another takes that back. */
export function Facets(): ReactElement {
  const { t, language, pick } = useWords();
  const facets = useQuery(facetsQuery);
  return (
    <section aria-label={t('listening:facets.title')}>
      <Asked query={facets} lines={10}>
        {(all) => (
          <>
            <p className={classes.period}>
              {all.from && all.to
                ? t('listening:facets.period', {
                    count: all.n,
                    n: formatNumber(all.n, language),
                    from: formatDay(all.from, language),
                    to: formatDay(all.to, language),
                  })
                : t('listening:facets.nothing')}
            </p>
            <Group
              filter="sentiment"
              lines={all.sentiments.map((one) => ({ id: one.id, words: sentimentWords(one.id), n: one.n }))}
            />
            <Group
              filter="signal"
              lines={all.signals.map((one) => ({ id: one.id, words: pick(one.name), n: one.n }))}
            />
            <Group
              filter="theme"
              lines={all.themes.map((one) => ({ id: one.id, words: pick(one.name), n: one.n }))}
            />
            <Group
              filter="division"
              lines={all.divisions.map((one) => ({
                id: one.division.code,
                words: pick(one.division.name),
                n: one.n,
              }))}
            />
          </>
        )}
      </Asked>
    </section>
  );
}

function Group({ filter, lines }: { filter: Filter; lines: readonly Line[] }): ReactElement | null {
  const { t, language } = useWords();
  const view = useSearch({ from: '/inside/listening' });
  const navigate = useNavigate({ from: '/listening' });
  const chosen = view[filter];
  if (lines.length === 0) return null;
  const choose = (id: string): void =>
    void navigate({
      search: ({ [filter]: _, verbatim: __, ...rest }) => (chosen === id ? rest : { ...rest, [filter]: id }),
    });
  return (
    <div className={classes.group}>
      <h2 className={classes.groupTitle}>{t(`listening:facets.${filter}`)}</h2>
      <ul className={classes.plain}>
        {lines.map((line) => (
          <li key={line.id}>
            <UnstyledButton
              className={classes.facet}
              aria-pressed={chosen === line.id}
              onClick={() => choose(line.id)}
            >
              <span>{line.words}</span>
              <span className={classes.n}>{formatNumber(line.n, language)}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </div>
  );
}
