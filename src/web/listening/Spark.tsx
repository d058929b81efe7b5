import type { ReactElement } from 'react';
import type { Pattern } from '#contract/listening';
import classes from './Patterns.module.css';

const WIDTH = 240;
const HEIGHT = 64;

/** What was heard as bars and what was expected as a line, oldest first from the left; decoration of figures told beside it. */
export function Spark({ series }: { series: Pattern['series'] }): ReactElement {
  const top = Math.max(1, ...series.map((point) => Math.max(point.observed, point.expected ?? 0)));
  const step = WIDTH / Math.max(1, series.length);
  const y = (value: number): number => HEIGHT - (value / top) * (HEIGHT - 2);
  const expected = series
    .map((point, index) => ({ x: (index + 0.5) * step, expected: point.expected }))
    .filter((point): point is { x: number; expected: number } => point.expected !== null)
    .map((point) => `${point.x.toFixed(1)},${y(point.expected).toFixed(1)}`)
    .join(' ');
  return (
    <svg
      className={classes.spark}
      viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {series.map((point, index) => (
        <rect
          key={point.start}
          x={index * step + step * 0.15}
          width={step * 0.7}
          y={y(point.observed)}
          height={HEIGHT - y(point.observed)}
          className={index === series.length - 1 ? classes.barNow : classes.bar}
        />
      ))}
      <polyline points={expected} className={classes.expected} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
