import { type ReactElement, useMemo } from 'react';
import type { Touchpoint } from '#contract/journeys';
import { Chart } from '#web/design/Chart.tsx';
import { formatDay } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { measureWords } from '#web/language/vocabulary.ts';
import { isShare } from './measure.ts';

/** How the touchpoint moved: the score with its interval where somebody was asked, and how many came. */
export function Trend({ facts }: { facts: Touchpoint }): ReactElement {
  const { t, language } = useWords();
  const { measure } = facts.touchpoint;
  const labels = useMemo(
    () => facts.trend.map((point) => formatDay(point.start, language).slice(0, 5)),
    [facts, language],
  );
  const score = useMemo(() => {
    const scale = isShare(measure) ? 100 : 1;
    const of = (value: number | null): number | null => (value === null ? null : Math.round(value * scale));
    return [
      {
        name: measure === null ? '' : measureWords(measure),
        type: 'line' as const,
        values: facts.trend.map((point) => of(point.score.value)),
        low: facts.trend.map((point) => of(point.score.low)),
        high: facts.trend.map((point) => of(point.score.high)),
      },
    ];
  }, [facts, measure]);
  const volume = useMemo(
    () => [
      {
        name: t('journeys:column.volume'),
        type: 'bar' as const,
        tone: 'quiet' as const,
        values: facts.trend.map((point) => point.volume),
      },
    ],
    [facts, t],
  );
  return (
    <>
      {measure === null ? null : (
        <Chart
          title={t(isShare(measure) ? 'journeys:trend.share' : 'journeys:trend.score', {
            measure: measureWords(measure),
          })}
          labels={labels}
          series={score}
          height={180}
        />
      )}
      <Chart
        title={t(`journeys:trend.volume-${facts.bucket}`)}
        labels={labels}
        series={volume}
        height={120}
      />
    </>
  );
}
