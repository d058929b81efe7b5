import { Checkbox, Group, MultiSelect } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Segment } from '#contract/customers';
import { SEGMENT_DAYS } from '#kernel/segment-window';
import { DayField } from '#web/design/DayField.tsx';
import { useWords } from '#web/language/language.ts';
import { LiveCount } from './LiveCount.tsx';
import { NumberField } from './NumberField.tsx';
import { isOfLately } from './of-lately.ts';
import { ScoreFields } from './ScoreFields.tsx';
import classes from './Segments.module.css';
import { type Listed, useSegmentOptions } from './segment-options.ts';

const WHO = ['plan', 'product', 'city', 'source'] as const satisfies readonly Listed[];
const LATELY = ['hadKind', 'touchpoint', 'channel', 'theme', 'signal'] as const satisfies readonly Listed[];
const MOST_DAYS = 3650;

/** Whom it means: conditions that must all hold, and how many people that is, counted while one chooses. */
export function SegmentBuilder({
  segment,
  change,
}: {
  segment: Segment;
  change: (segment: Segment) => void;
}): ReactElement {
  const { t } = useWords();
  const options = useSegmentOptions(segment);
  const set = <Field extends keyof Segment>(field: Field, value: Segment[Field]): void => {
    const { [field]: _, ...rest } = segment;
    change(value === undefined ? rest : { ...rest, [field]: value });
  };
  const list = (field: Listed): ReactElement => (
    <MultiSelect
      key={field}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('segments:clear') }}
      label={t(`segments:line.${field}`)}
      data={[...options[field]]}
      value={segment[field] ?? []}
      onChange={(values) => set(field, values.length === 0 ? undefined : values)}
    />
  );
  const toggle = (field: 'openPledge' | 'brokenPledge'): ReactElement => (
    <Checkbox
      label={t(`segments:line.${field}`)}
      checked={segment[field] ?? false}
      onChange={(event) => set(field, event.currentTarget.checked || undefined)}
    />
  );
  const since = (field: 'sinceFrom' | 'sinceTo'): ReactElement => (
    <DayField
      label={t(`segments:line.${field}`)}
      value={segment[field] ?? ''}
      change={(day) => set(field, day || undefined)}
    />
  );
  return (
    <>
      <LiveCount segment={segment} />
      <div className={classes.three}>
        {WHO.map(list)}
        {since('sinceFrom')}
        {since('sinceTo')}
        {LATELY.map(list)}
        <ScoreFields score={segment.score} change={(score) => set('score', score)} />
        <NumberField
          whole
          label={t('segments:line.withinDays')}
          {...(isOfLately(segment) ? {} : { description: t('segments:days-without') })}
          placeholder={String(SEGMENT_DAYS)}
          min={1}
          max={MOST_DAYS}
          value={segment.withinDays}
          change={(days) => set('withinDays', days)}
        />
      </div>
      <Group mt="sm">
        {toggle('brokenPledge')}
        {toggle('openPledge')}
      </Group>
    </>
  );
}
