import type { ReactElement } from 'react';
import type { Mapping } from '#contract/mapping';
import { Part } from '#web/design/Page.tsx';
import { useWords } from '#web/language/language.ts';
import { assignConstant, FOR_ALL } from './column-fields.ts';
import { useFieldOptions } from './field-options.ts';
import classes from './Imports.module.css';
import { ValueInput } from './ValueInput.tsx';

/** What is the same for every row, where no column says it. */
export function RowConstants({
  mapping,
  change,
}: {
  mapping: Mapping;
  change: (mapping: Mapping) => void;
}): ReactElement | null {
  const { t } = useWords();
  const options = useFieldOptions();
  const offered = FOR_ALL.filter((field) => {
    const cell = mapping.fields[field];
    return cell === undefined || cell.constant !== undefined;
  });
  if (mapping.rows === 'person' || offered.length === 0) return null;
  return (
    <Part title={t('imports:for-all')} beside={t('imports:for-all-words')}>
      <div className={classes.choices}>
        {offered.map((field) => (
          <ValueInput
            key={field}
            label={t(`imports:field.${field}`)}
            value={mapping.fields[field]?.constant ?? ''}
            options={options(field)}
            change={(value) => change(assignConstant(mapping, field, value))}
          />
        ))}
      </div>
    </Part>
  );
}
