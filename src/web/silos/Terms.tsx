import { Button, Group, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { Term } from '#contract/terms';
import { Asked } from '#web/design/Asked.tsx';
import { Mark, type Tone } from '#web/design/Mark.tsx';
import { Part } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { refusalToast, toldToast } from '#web/design/undo-toast.tsx';
import { formatDay, formatInstant } from '#web/language/format.ts';
import { say, useWords } from '#web/language/language.ts';
import classes from './Silos.module.css';
import { termsQuery, useRestoreTerm } from './silos.queries.ts';
import { EndTermDialog, TermDialog } from './TermDialog.tsx';

type Opened = { readonly what: 'add' } | { readonly what: 'change' | 'end'; readonly term: Term };
const TONES: Readonly<Record<Term['state'], Tone>> = {
  'in-force': 'voice',
  coming: 'plain',
  past: 'plain',
  ended: 'plain',
};

/** What was agreed with this customer, by which division, until when; every word on it is kept. */
export function Terms({ customerId, mayWrite }: { customerId: string; mayWrite: boolean }): ReactElement {
  const { t } = useWords();
  const query = useQuery(termsQuery(customerId));
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = (): void => setOpened(null);
  return (
    <Part
      title={t('silos:term.title')}
      beside={
        mayWrite ? (
          <Button variant="subtle" size="compact-sm" onClick={() => setOpened({ what: 'add' })}>
            {t('silos:term.add')}
          </Button>
        ) : null
      }
    >
      <Asked query={query} lines={1}>
        {(terms) =>
          terms.length === 0 ? (
            <p className={classes.quiet}>{t('silos:term.none')}</p>
          ) : (
            <ul className={classes.list}>
              {terms.map((term) => (
                <Line key={term.id} term={term} open={mayWrite ? setOpened : null} />
              ))}
            </ul>
          )
        }
      </Asked>
      {opened?.what === 'add' ? <TermDialog customerId={customerId} close={close} /> : null}
      {opened?.what === 'change' ? (
        <TermDialog customerId={customerId} term={opened.term} close={close} />
      ) : null}
      {opened?.what === 'end' ? <EndTermDialog term={opened.term} close={close} /> : null}
    </Part>
  );
}

function Line({ term, open }: { term: Term; open: ((what: Opened) => void) | null }): ReactElement {
  const { t, language, pick } = useWords();
  const restore = useRestoreTerm();
  const [history, showHistory] = useState(false);
  const last = term.history.at(-1);
  const from = formatDay(term.validFrom, language);
  const span =
    term.validTo === null
      ? t('silos:term.open-end', { from })
      : t('silos:term.until', { from, to: formatDay(term.validTo, language) });
  const who = term.division ? pick(term.division.name) : last?.source ? pick(last.source.name) : '';
  return (
    <li className={classes.item}>
      <div>
        <span className={classes.quiet}>{t(`silos:term.kinds.${term.kind}`)}</span>{' '}
        <strong>
          <Told>{term.value}</Told>
        </strong>{' '}
        <Mark tone={TONES[term.state]}>{t(`silos:term.state.${term.state}`)}</Mark>
        <UnstyledButton
          className={classes.quiet ?? ''}
          aria-expanded={history}
          onClick={() => showHistory(!history)}
          display="block"
        >
          {[span, who].filter((one) => one !== '').join(' · ')} · {t('silos:term.history')}
        </UnstyledButton>
        {history ? (
          <ul className={classes.history}>
            {[...term.history].reverse().map((word) => (
              <li key={word.at + word.what}>
                {formatInstant(word.at, language)} · {t(`silos:term.what.${word.what}`)} ·{' '}
                <Told>{word.value}</Told>{' '}
                {word.by === null ? word.source ? pick(word.source.name) : null : <Told>{word.by.name}</Told>}
                {word.reason === null ? null : (
                  <>
                    {': '}
                    <Told>{word.reason}</Told>
                  </>
                )}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      {open === null ? null : term.state === 'ended' ? (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={restore.isPending}
          onClick={() =>
            restore.mutate(term.id, {
              onError: refusalToast,
              onSuccess: () => toldToast(say('shell:undone')),
            })
          }
        >
          {t('silos:term.restore')}
        </Button>
      ) : (
        <Group gap="xs">
          <Button variant="subtle" size="compact-sm" onClick={() => open({ what: 'change', term })}>
            {t('silos:term.change')}
          </Button>
          <Button variant="subtle" size="compact-sm" onClick={() => open({ what: 'end', term })}>
            {t('silos:term.end')}
          </Button>
        </Group>
      )}
    </li>
  );
}
