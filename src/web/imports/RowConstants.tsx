import { TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Mapping } from '#contract/mapping';
import { Part } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { useWords } from '#web/language/language.ts';
import { assignConstant, otherCells } from './column-fields.ts';
import classes from './Imports.module.css';

const FOR_ALL = ['kind', 'channel', 'direction', 'measure', 'currency', 'division'] as const;

/** What is the same for every row, and what is made of several columns. */
export function RowConstants({
  mapping,
  change,
}: {
  mapping: Mapping;
  change: (mapping: Mapping) => void;
}): ReactElement | null {
  const { t } = useWords();
  const cells = otherCells(mapping);
  const joined = cells.filter((cell) => cell.constant === null);
  const offered = FOR_ALL.filter((field) => mapping.fields[field]?.column === undefined);
  if (mapping.rows === 'person' && joined.length === 0) return null;
  return (
    <Part title={t('imports:for-all')} beside={t('imports:for-all-words')}>
      {mapping.rows === 'interaction' ? (
        <div className={classes.choices}>
          {offered.map((field) => (
            <TextInput
              key={field}
              label={t(`imports:field.${field}`)}
              dir="auto"
              value={cells.find((cell) => cell.field === field)?.constant ?? ''}
              onChange={(event) => change(assignConstant(mapping, field, event.currentTarget.value))}
            />
          ))}
        </div>
      ) : null}
      {joined.map((cell) => (
        <p key={cell.field} className={classes.quiet}>
          {t('imports:joined', { field: t(`imports:field.${cell.field.replaceAll('.', '-')}`) })}{' '}
          <Told>{cell.columns.join(' + ')}</Told>
        </p>
      ))}
    </Part>
  );
}
