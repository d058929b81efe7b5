import { UnstyledButton } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Customer } from '#contract/customers';
import { Icon, type IconName } from '#web/design/Icon.tsx';
import { Part } from '#web/design/Page.tsx';
import { useWords } from '#web/language/language.ts';
import { channelWords, languageWords } from '#web/language/vocabulary.ts';
import classes from './Customer.module.css';

type Line = Customer['advice'][number];
const MUST_NOT: ReadonlySet<Line['code']> = new Set(['no-advertising', 'no-survey', 'quiet-now']);

/** What to do with this person and what not; each line comes from a fact on record. */
export function Advice({ customer, consent }: { customer: Customer; consent: () => void }): ReactElement {
  const { t } = useWords();
  return (
    <Part
      title={t('customers:advice.title')}
      beside={
        <UnstyledButton className={classes.more} onClick={consent}>
          {t('customers:consent.open')}
        </UnstyledButton>
      }
    >
      {customer.advice.length === 0 ? <p className={classes.none}>{t('customers:advice.none')}</p> : null}
      <ul className={classes.advice}>
        {customer.advice.map((line) => (
          <li key={line.code} className={classes.adviceLine} data-tone={toneOf(line)}>
            <Icon name={iconOf(line)} size={14} />
            <span>{t(`customers:advice.${line.code}`, { value: wordsOf(line) })}</span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function toneOf({ code }: Line): string {
  if (code === 'legal-threat') return 'alarm';
  return MUST_NOT.has(code) ? 'attention' : 'plain';
}

function iconOf({ code }: Line): IconName {
  if (code === 'legal-threat') return 'alert';
  return MUST_NOT.has(code) ? 'cross' : 'check';
}

function wordsOf({ code, value }: Line): string {
  if (value === null) return '';
  if (code === 'prefers-language') return languageWords(value);
  return value
    .split(',')
    .map((channel) => channelWords(channel === 'post' ? 'letter' : channel))
    .join(', ');
}
