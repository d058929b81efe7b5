import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Mapping } from '#contract/mapping';
import { ownDirection } from '#web/design/own-direction.ts';
import { Part } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { useWords } from '#web/language/language.ts';
import {
  channelWords,
  directionWords,
  KNOWN_CHANNELS,
  KNOWN_KINDS,
  kindWords,
  measureWords,
} from '#web/language/vocabulary.ts';
import { divisionsQuery } from '#web/shell/shell.queries.ts';
import { assignConstant, otherCells } from './column-fields.ts';
import classes from './Imports.module.css';

const FOR_ALL = ['kind', 'channel', 'direction', 'measure', 'division', 'currency'] as const;
type ForAll = (typeof FOR_ALL)[number];
type Option = { readonly value: string; readonly label: string };

/** What is the same for every row, and what is made of several columns. */
export function RowConstants({
  mapping,
  change,
}: {
  mapping: Mapping;
  change: (mapping: Mapping) => void;
}): ReactElement | null {
  const { t } = useWords();
  const options = useOptions();
  const cells = otherCells(mapping);
  const joined = cells.filter((cell) => cell.constant === null);
  const offered = FOR_ALL.filter((field) => mapping.fields[field]?.column === undefined);
  if (mapping.rows === 'person' && joined.length === 0) return null;
  return (
    <Part title={t('imports:for-all')} beside={t('imports:for-all-words')}>
      {mapping.rows === 'interaction' ? (
        <div className={classes.choices}>
          {offered.map((field) => (
            <OneForAll
              key={field}
              label={t(`imports:field.${field}`)}
              value={cells.find((cell) => cell.field === field)?.constant ?? ''}
              options={options[field]}
              change={(value) => change(assignConstant(mapping, field, value))}
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

/** What each may be; null where anything may be written. A division is named by its code, as in the files. */
function useOptions(): Readonly<Record<ForAll, readonly Option[] | null>> {
  const { pick } = useWords();
  const divisions = useQuery(divisionsQuery).data ?? [];
  return {
    kind: KNOWN_KINDS.map((value) => ({ value, label: kindWords(value) })),
    channel: KNOWN_CHANNELS.map((value) => ({ value, label: channelWords(value) })),
    direction: (['in', 'out', 'internal'] as const).map((value) => ({ value, label: directionWords(value) })),
    measure: ['nps', 'csat', 'ces', 'stars'].map((value) => ({ value, label: measureWords(value) })),
    division: divisions.map((division) => ({ value: division.code, label: pick(division.name) })),
    currency: null,
  };
}

function OneForAll({
  label,
  value,
  options,
  change,
}: {
  label: string;
  value: string;
  options: readonly Option[] | null;
  change: (value: string) => void;
}): ReactElement {
  const { t } = useWords();
  if (options === null) {
    return (
      <TextInput
        label={label}
        {...ownDirection}
        value={value}
        onChange={(event) => change(event.currentTarget.value)}
      />
    );
  }
  const known = value === '' || options.some((option) => option.value === value);
  return (
    <Select
      label={label}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('imports:leave-out') }}
      value={value === '' ? null : value}
      data={known ? [...options] : [{ value, label: value }, ...options]}
      onChange={(chosen) => change(chosen ?? '')}
    />
  );
}
