import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { RulingPreview as Preview } from '#contract/identity';
import { Asked } from '#web/design/Asked.tsx';
import { sayOr, useWords } from '#web/language/language.ts';
import classes from './Identity.module.css';
import { Vetoes } from './Waterfall.tsx';

/** What a merge or a split will do, before it is done: what moves, whose consent changes, what speaks against. */
export function RulingPreview({ query }: { query: UseQueryResult<Preview> }): ReactElement {
  const { t } = useWords();
  return (
    <section className={classes.preview} aria-label={t('identity:preview.title')} aria-live="polite">
      <h3 className={classes.previewTitle}>{t('identity:preview.title')}</h3>
      <Asked query={query} lines={3}>
        {(preview) => (
          <>
            <Vetoes vetoes={preview.against} title={t('identity:preview.against')} />
            <div className={classes.sides}>
              <div>
                {t('identity:preview.stays', { name: preview.stays.name ?? t('customers:nameless') })}
                <Counts has={preview.stays.has} />
              </div>
              <div>
                {preview.moves.customerId === null
                  ? t('identity:preview.leaves')
                  : t('identity:preview.moves', { name: preview.moves.name ?? t('customers:nameless') })}
                <Counts has={preview.moves.has} />
              </div>
            </div>
            <Consents consents={preview.consents} />
          </>
        )}
      </Asked>
    </section>
  );
}

type Has = Preview['stays']['has'];

function Counts({ has }: { has: Has }): ReactElement {
  const { t } = useWords();
  const open = (count: number, words: string): string => (count === 0 ? '' : ` (${t(words, { count })})`);
  const lines = [
    t('identity:preview.records', { count: has.records }),
    t('identity:preview.interactions', { count: has.interactions }),
    has.cases === 0
      ? null
      : t('identity:preview.cases', { count: has.cases }) +
        open(has.openCases, 'identity:preview.open-cases'),
    has.promises === 0
      ? null
      : t('identity:preview.promises', { count: has.promises }) +
        open(has.openPromises, 'identity:preview.open-promises'),
    has.notes === 0 ? null : t('identity:preview.notes', { count: has.notes }),
  ];
  return (
    <ul className={classes.counts}>
      {lines
        .filter((line) => line !== null)
        .map((line) => (
          <li key={line}>{line}</li>
        ))}
    </ul>
  );
}

function Consents({ consents }: { consents: Preview['consents'] }): ReactElement {
  const { t } = useWords();
  if (consents.length === 0) return <p className={classes.quiet}>{t('identity:preview.consents-same')}</p>;
  const answers = (said: readonly string[]): string =>
    said.map((one) => sayOr(`customers:consent.answer.${one}`, one)).join(', ');
  return (
    <>
      <h4 className={classes.previewTitle}>{t('identity:preview.consents')}</h4>
      <ul className={classes.counts}>
        {consents.map((one) => (
          <li key={`${one.purpose} ${one.channel}`}>
            {t('identity:preview.consent', {
              purpose: sayOr(`customers:consent.purpose.${one.purpose}`, one.purpose),
              channel:
                one.channel === null
                  ? t('identity:preview.every-channel')
                  : sayOr(`words:channel.${one.channel}`, one.channel),
            })}
            {': '}
            {t('identity:preview.consent-change', { before: answers(one.before), after: answers(one.after) })}
          </li>
        ))}
      </ul>
    </>
  );
}
