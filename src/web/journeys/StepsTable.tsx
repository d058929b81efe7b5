import type { ReactElement } from 'react';
import type { Journey } from '#contract/journeys';
import { type Column, ListTable } from '#web/design/ListTable.tsx';
import { formatDuration, formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';

type Step = Journey['steps'][number];

/** Every step between two touchpoints that at least five people took, also back and over stages. */
export function StepsTable({ journey }: { journey: Journey }): ReactElement {
  const { t, language, pick } = useWords();
  const names = new Map(
    journey.stages.flatMap((stage) =>
      stage.touchpoints.map((point) => [point.id, pick(point.name)] as const),
    ),
  );
  const columns: Column<Step>[] = [
    {
      id: 'from',
      header: t('journeys:steps.from'),
      text: (step) => names.get(step.fromId) ?? '',
      cell: (step) => names.get(step.fromId) ?? '',
    },
    {
      id: 'to',
      header: t('journeys:steps.to'),
      text: (step) => names.get(step.toId) ?? '',
      cell: (step) => names.get(step.toId) ?? '',
    },
    {
      id: 'people',
      header: t('journeys:steps.people'),
      text: (step) => String(step.people),
      cell: (step) => formatNumber(step.people, language),
      numeric: true,
    },
    {
      id: 'hours',
      header: t('journeys:steps.wait'),
      text: (step) => String(step.medianHours),
      cell: (step) => formatDuration(step.medianHours * 3600, language),
      numeric: true,
    },
  ];
  return (
    <ListTable
      name={t('journeys:steps.title')}
      columns={columns}
      rows={journey.steps}
      rowKey={(step) => `${step.fromId} ${step.toId}`}
      file="steps"
    />
  );
}
