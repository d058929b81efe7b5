import { Select, Table } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Preview } from '#contract/imports';
import type { Mapping } from '#contract/mapping';
import { Mark } from '#web/design/Mark.tsx';
import { Told } from '#web/design/Told.tsx';
import { formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { alsoIn, assign, fieldGroups, fieldOf } from './column-fields.ts';
import { fieldWords } from './field-words.ts';
import classes from './Imports.module.css';

const EXTRA = 'attributes.';

/** One line per column: its name, what stands in it, and what it is. */
export function ColumnTable({
  preview,
  mapping,
  change,
}: {
  preview: Preview;
  mapping: Mapping;
  change: (mapping: Mapping) => void;
}): ReactElement {
  const { t, language } = useWords();
  const why = (because: Preview['columns'][number]['because']): string => {
    if (because === null) return t('imports:suggested');
    return because.why === 'learned'
      ? t('imports:learned', { count: because.mappings, n: formatNumber(because.mappings, language) })
      : t(`imports:why.${because.why}`);
  };
  return (
    <Table className={classes.columnTable} verticalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('imports:column')}</Table.Th>
          <Table.Th className={classes.wideOnly}>{t('imports:examples')}</Table.Th>
          <Table.Th>{t('imports:is')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {preview.columns.map((column) => {
          const field = fieldOf(mapping, column.name);
          const extra = field?.startsWith(EXTRA) ?? false;
          const also = alsoIn(mapping, column.name);
          return (
            <Table.Tr key={column.name}>
              <Table.Td>
                <Told>{column.name}</Told>
              </Table.Td>
              <Table.Td className={classes.wideOnly}>
                {column.examples.slice(0, 3).map((example) => (
                  <span key={example} className={classes.example}>
                    <Told>{example}</Told>
                  </span>
                ))}
              </Table.Td>
              <Table.Td className={classes.field}>
                <div className={classes.chosen}>
                  <Select
                    size="xs"
                    searchable
                    clearable
                    clearButtonProps={{ 'aria-label': t('imports:leave-out') }}
                    aria-label={t('imports:is-of', { column: column.name })}
                    placeholder={t('imports:leave-out')}
                    value={field === null ? null : extra ? EXTRA : field}
                    data={[
                      ...fieldGroups().map(({ group, fields }) => ({
                        group: t(`imports:group.${group}`),
                        items: fields.map((value) => ({ value, label: fieldWords(value) })),
                      })),
                      {
                        group: t('imports:group.extra'),
                        items: [{ value: EXTRA, label: t('imports:keep') }],
                      },
                    ]}
                    onChange={(value) =>
                      change(assign(mapping, column.name, value === EXTRA ? `${EXTRA}${column.name}` : value))
                    }
                  />
                  {also.length > 0 ? (
                    <Mark>{t('imports:making.also-in', { fields: also.map(fieldWords).join(', ') })}</Mark>
                  ) : null}
                  {field !== null && field === column.suggested ? <Mark>{why(column.because)}</Mark> : null}
                </div>
              </Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}
