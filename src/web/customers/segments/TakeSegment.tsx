import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { Segment } from '#contract/customers';
import { formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { useMay } from '#web/session/session.queries.ts';
import classes from './Segments.module.css';
import { segmentsQuery } from './segments.queries.ts';

/** Begins with a named segment: its conditions of now are taken along, and whatever becomes of it later changes nothing here. */
export function TakeSegment({ take }: { take: (segment: Segment) => void }): ReactElement | null {
  const { t, language } = useWords();
  const named = useQuery({ ...segmentsQuery('no'), enabled: useMay()('customer.read') }).data ?? [];
  const [id, setId] = useState<string | null>(null);
  const taken = named.find((one) => one.id === id);
  if (named.length === 0) return null;
  return (
    <div className={classes.take}>
      <Select
        searchable
        label={t('segments:take.label')}
        placeholder={t('segments:take.offer')}
        value={id}
        data={named.map((one) => ({
          value: one.id,
          label: t('segments:take.one', { name: one.name, n: formatNumber(one.customers, language) }),
        }))}
        onChange={(value) => {
          setId(value);
          const chosen = named.find((one) => one.id === value);
          if (chosen !== undefined) take(chosen.segment);
        }}
      />
      <p className={classes.quiet} role="status">
        {taken === undefined ? null : t('segments:take.taken', { name: taken.name })}
      </p>
    </div>
  );
}
