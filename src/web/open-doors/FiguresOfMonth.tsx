import type { ReactElement, ReactNode } from 'react';
import type { Letter } from '#contract/open-doors';
import { Figure } from '#web/design/Figure.tsx';
import { formatMoney, formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import classes from './OpenDoors.module.css';

type Count = { readonly n: number; readonly before: number };

/** What was heard, and what it cost: every count with the month before, every share with its interval and n. */
export function FiguresOfMonth({ letter }: { letter: Letter }): ReactElement {
  const { t, language } = useWords();
  const amount = (minor: number): string => formatMoney(minor, letter.currency, language);
  return (
    <>
      <section>
        <h3 className={classes.heading}>{t('open-doors:heard.title')}</h3>
        <dl className={classes.figures}>
          <Line name={t('open-doors:heard.interactions')}>
            <Counted count={letter.heard.interactions} />
          </Line>
          <Line name={t('open-doors:heard.verbatims')}>
            <Counted count={letter.heard.verbatims} />
          </Line>
          <Line name={t('open-doors:heard.negative')}>
            <Figure figure={letter.heard.negative} as="share" />
          </Line>
          <Line name={t('open-doors:heard.nps')}>
            <Figure figure={letter.heard.nps} />
          </Line>
        </dl>
      </section>
      <section>
        <h3 className={classes.heading}>{t('open-doors:money.title')}</h3>
        <dl className={classes.figures}>
          <Line name={t('open-doors:money.returns')}>
            <Counted count={letter.returns} amount={amount(letter.returns.amountMinor)} />
          </Line>
          <Line name={t('open-doors:money.credits')}>
            <Counted count={letter.credits} amount={amount(letter.credits.amountMinor)} />
          </Line>
          <Line name={t('open-doors:money.threats')}>
            <Counted count={letter.legalThreats} />
          </Line>
          <Line name={t('open-doors:money.saves')}>
            <Counted count={letter.saves} />
          </Line>
        </dl>
      </section>
    </>
  );
}

function Counted({ count, amount }: { count: Count; amount?: string }): ReactElement {
  const { t, language } = useWords();
  return (
    <>
      <strong>{formatNumber(count.n, language)}</strong>{' '}
      <span className={classes.quiet}>
        {amount ? `${amount} · ` : ''}
        {t('open-doors:before', { n: formatNumber(count.before, language) })}
      </span>
    </>
  );
}

export function Line({ name, children }: { name: string; children: ReactNode }): ReactElement {
  return (
    <div className={classes.line}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
