import { Skeleton, VisuallyHidden } from '@mantine/core';
import { lazy, type ReactElement, Suspense } from 'react';
import classes from './Chart.module.css';
import type { Series } from './chart-option.ts';

const Canvas = lazy(() => import('./ChartCanvas.tsx').then((module) => ({ default: module.ChartCanvas })));

export type ChartFacts = {
  readonly title: string;
  /** One label per point, oldest first; time runs left to right in both languages. */
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  readonly height?: number;
};

/** A chart, drawn when it is needed; the same figures stand beside it as a table for who does not see it. */
export function Chart(chart: ChartFacts): ReactElement {
  const height = chart.height ?? 220;
  return (
    <figure className={classes.chart}>
      <figcaption className={classes.title}>{chart.title}</figcaption>
      <Suspense fallback={<Skeleton height={height} />}>
        <Canvas {...chart} height={height} />
      </Suspense>
      <VisuallyHidden>
        <table>
          <caption>{chart.title}</caption>
          <tbody>
            {chart.series.map((line) => (
              <tr key={line.name}>
                <th scope="row">{line.name}</th>
                {line.values.map((value, index) => (
                  <td
                    key={chart.labels[index] ?? index}
                  >{`${chart.labels[index] ?? ''}: ${value ?? '–'}`}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </figure>
  );
}
