import { Alert } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import type { Step, Why } from '#contract/identity';
import { Told } from '#web/design/Told.tsx';
import { Why as Explained } from '#web/design/Why.tsx';
import { formatNumber, formatShare } from '#web/language/format.ts';
import { sayOr, useWords } from '#web/language/language.ts';
import classes from './Identity.module.css';
import { type Bar, barsOf, kindOf, levelOf, placeOf, silentIn, timesOf, zeroOf } from './waterfall.ts';

/** Why two records are held for one person, or are not: from any two records to these two, bar by bar. */
export function Waterfall({ why }: { why: Why }): ReactElement {
  const { t, language } = useWords();
  const bars = barsOf(why);
  const silent = silentIn(why);
  return (
    <div>
      <Vetoes vetoes={why.vetoes} />
      <div className={classes.ends}>
        <span className={classes.probability}>
          {t('identity:why.probability', { share: shareWords(why.probability, language) })}
        </span>
        <span className={classes.quiet}>{t(`identity:why.band.${why.band}`)}</span>
      </div>
      <ol className={classes.bars}>
        {bars.map((bar) => (
          <Line key={`${bar.kind} ${bar.id}`} bar={bar} bars={bars} why={why} />
        ))}
      </ol>
      {silent.length > 0 ? (
        <p className={classes.quiet}>
          {t('identity:why.silent', { fields: silent.map(fieldWords).join(', ') })}
        </p>
      ) : null}
      <WouldChange why={why} />
      <p className={classes.quiet}>{t('identity:why.model', { version: why.modelVersion })}</p>
    </div>
  );
}

export function Vetoes({ vetoes, title }: { vetoes: Why['vetoes']; title?: string }): ReactElement | null {
  const { t } = useWords();
  if (vetoes.length === 0) return null;
  return (
    <Alert color="red" variant="light" mb="sm" title={title ?? t('identity:why.vetoes')}>
      {vetoes.map((veto) => t(`identity:why.veto.${veto}`)).join(' · ')}
    </Alert>
  );
}

/** What a comparison is called, by its name: the second street is a street. */
export function fieldWords(field: string): string {
  return sayOr(`identity:field.${kindOf(field)}`, field);
}

/** What a level says: "same phone", "another given name". */
export function levelWords(words: string): string {
  return sayOr(`identity:level.${levelOf(words)}`, words);
}

/** Bits in words: so many times as likely one person, or two. */
export function Odds({ bits }: { bits: number }): ReactElement {
  const { t, language } = useWords();
  const times = timesOf(bits);
  if (times === 1) return <>{t('identity:why.even')}</>;
  const n = formatNumber(times, language, 1) + (times >= 1_000_000 ? '+' : '');
  return <>{t(`identity:why.${bits > 0 ? 'for' : 'against'}`, { n })}</>;
}

/** The figure in bits, signed, and what it means: so many times as likely. */
export function BitsFigure({ bits }: { bits: number }): ReactElement {
  const { language } = useWords();
  return (
    <span className={classes.figure}>
      <bdi dir="ltr">{signed(bits, language)}</bdi>
      <div className={classes.factor}>
        <Odds bits={bits} />
      </div>
    </span>
  );
}

function Line({ bar, bars, why }: { bar: Bar; bars: readonly Bar[]; why: Why }): ReactElement {
  const step = bar.kind === 'step' ? why.steps.find(({ field }) => field === bar.id) : undefined;
  const { start, width } = placeOf(bar, bars);
  return (
    <li className={classes.bar} data-kind={bar.kind}>
      <div>
        <Words bar={bar} step={step} />
        {step ? <Values step={step} /> : null}
      </div>
      <div className={classes.track} dir="ltr" aria-hidden="true">
        <span className={classes.zero} style={{ insetInlineStart: `${zeroOf(bars)}%` }} />
        <span
          className={classes.move}
          data-against={bar.bits < 0 || undefined}
          style={{ insetInlineStart: `${start}%`, inlineSize: `${width}%` }}
        />
      </div>
      <BitsFigure bits={bar.bits} />
    </li>
  );
}

function Words({ bar, step }: { bar: Bar; step: Step | undefined }): ReactElement {
  const { t, language } = useWords();
  if (bar.kind === 'prior')
    return (
      <>
        {t('identity:why.prior')}
        <div className={classes.values}>
          {t('identity:why.prior-words', { n: formatNumber(timesOf(bar.bits), language) })}
        </div>
      </>
    );
  if (bar.kind === 'sum') return <>{t('identity:why.sum')}</>;
  if (step?.words == null) return <>{sayOr(`identity:why.guard.${bar.id}`, bar.id)}</>;
  const words = levelWords(step.words);
  return (
    <Explained shown={words}>
      <Lines>
        {t('identity:why.how-often', {
          m: shareWords(step.m, language),
          u: shareWords(step.u, language),
        })}
        {Math.abs(step.rarityBits) < 0.05
          ? null
          : t(`identity:why.${step.rarityBits > 0 ? 'rare' : 'common'}`, {
              bits: signed(step.rarityBits, language),
            })}
      </Lines>
    </Explained>
  );
}

function Lines({ children }: { children: readonly ReactNode[] }): ReactElement {
  return (
    <>
      {children
        .filter((line) => line !== null)
        .map((line) => (
          <p key={String(line)} style={{ margin: 0 }}>
            {line}
          </p>
        ))}
    </>
  );
}

function Values({ step }: { step: Step }): ReactElement | null {
  if (step.left.length === 0 && step.right.length === 0) return null;
  return (
    <div className={classes.values}>
      <Side values={step.left} />
      <span aria-hidden="true">↔</span>
      <Side values={step.right} />
    </div>
  );
}

function Side({ values }: { values: readonly string[] }): ReactElement {
  const words = values.join(', ');
  // Figures and stars without a letter would turn around in a Hebrew sentence.
  return /\p{L}/u.test(words) ? <Told>{words}</Told> : <bdi dir="ltr">{words}</bdi>;
}

function WouldChange({ why }: { why: Why }): ReactElement | null {
  const { t, language } = useWords();
  if (why.vetoes.length > 0) return null;
  return (
    <>
      <div className={classes.previewTitle}>{t('identity:why.would-change')}</div>
      {why.wouldChange.length === 0 ? (
        <p className={classes.quiet}>{t('identity:why.would-change-none')}</p>
      ) : (
        <ul className={classes.changes}>
          {why.wouldChange.map((change) => (
            <li key={change.field}>
              {levelWords(change.words)}{' '}
              <bdi dir="ltr" className={classes.quiet}>
                {signed(change.bits, language)}
              </bdi>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** +3.2, −17: the sign stays before the figure, also in a Hebrew sentence. */
export function signed(bits: number, language: 'he' | 'en'): string {
  const words = formatNumber(Math.abs(bits), language, 1);
  if (words === '0') return words;
  return `\u2066${bits < 0 ? '−' : '+'}${words}\u2069`;
}

/** Near the ends whole per cents would say "certain", which nothing is. */
export function shareWords(share: number, language: 'he' | 'en'): string {
  const digits = share > 0.999 || share < 0.001 ? 2 : share > 0.95 || share < 0.05 ? 1 : 0;
  const shown = Math.min(0.9999, Math.max(0.0001, share));
  return formatShare(shown, language, digits);
}
