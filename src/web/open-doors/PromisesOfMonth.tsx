import type { ReactElement } from 'react';
import type { Letter } from '#contract/open-doors';
import { Figure } from '#web/design/Figure.tsx';
import { formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { Line } from './FiguresOfMonth.tsx';
import classes from './OpenDoors.module.css';

/** Promises that fell due this month, judged strictly, and by the division that had to keep them. */
export function PromisesOfMonth({ letter }: { letter: Letter }): ReactElement {
  const { t, language, pick } = useWords();
  const { promises } = letter;
  const n = (value: number): string => formatNumber(value, language);
  return (
    <section>
      <h3 className={classes.heading}>{t('open-doors:promises.title')}</h3>
      <dl className={classes.figures}>
        <Line name={t('open-doors:promises.kept')}>
          <Figure figure={promises.kept} as="share" />
        </Line>
        <Line name={t('open-doors:promises.broken')}>{n(promises.broken)}</Line>
        <Line name={t('open-doors:promises.moved')}>{n(promises.movedByUs)}</Line>
        <Line name={t('open-doors:promises.open')}>{n(promises.open)}</Line>
        {promises.byDivision.map((line) => (
          <Line
            key={line.division.id}
            name={t('open-doors:promises.division', { division: pick(line.division.name) })}
          >
            <Figure figure={line.kept} as="share" />
          </Line>
        ))}
      </dl>
    </section>
  );
}
