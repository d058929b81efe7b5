import { Tooltip } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Figure as FigureFacts } from '#contract/figure';
import { formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import classes from './Figure.module.css';

type Shape = {
  readonly figure: FigureFacts;
  readonly as?: 'number' | 'share';
  readonly digits?: number;
  readonly size?: 'text' | 'large';
};

/**
 * A figure is always a triple: value, interval, n ("27 · 3–49 · n=36"). When the interval is too wide to read anything
 * into, that is said beside it; when there is no value, that is said instead.
 */
export function Figure({ figure, as = 'number', digits = 0, size = 'text' }: Shape): ReactElement {
  const { t, language } = useWords();
  const scale = as === 'share' ? 100 : 1;
  const write = (value: number): string => `${formatNumber(value * scale, language, digits)}`;
  const sign = as === 'share' ? '%' : '';
  const { value, low, high, n } = figure;
  if (value === null) {
    return (
      <span className={classes.figure} data-size={size}>
        <span className={classes.none}>{n === 0 ? t('shell:figure.none') : t('shell:figure.too-early')}</span>
        <span className={classes.rest} dir="ltr">{`n=${formatNumber(n, language)}`}</span>
      </span>
    );
  }
  // Between two negative numbers a dash would read as one more minus.
  const dash = (low ?? 0) < 0 || (high ?? 0) < 0 ? ' … ' : '–';
  const interval = low === null || high === null ? null : `${write(low)}${dash}${write(high)}${sign}`;
  return (
    <Tooltip
      label={
        interval === null
          ? t('shell:figure.told-bare', { value: `${write(value)}${sign}`, count: n })
          : t('shell:figure.told', { value: `${write(value)}${sign}`, interval, count: n })
      }
      multiline
      maw={280}
    >
      <span className={classes.figure} data-size={size}>
        <bdi
          dir="ltr"
          className={classes.value}
          data-early={figure.tooEarly || undefined}
        >{`${write(value)}${sign}`}</bdi>
        <span className={classes.rest} dir="ltr">
          {interval === null ? '' : `${interval} · `}
          {`n=${formatNumber(n, language)}`}
        </span>
        {figure.tooEarly ? <span className={classes.early}>{t('shell:figure.too-early')}</span> : null}
      </span>
    </Tooltip>
  );
}
