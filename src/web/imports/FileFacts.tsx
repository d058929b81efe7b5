import { Select } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Preview } from '#contract/imports';
import type { Mapping } from '#contract/mapping';
import { Part } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { useWords } from '#web/language/language.ts';
import { FileEvidence } from './FileEvidence.tsx';
import classes from './Imports.module.css';

type FileFactsOf = Mapping['file'];
const ENCODINGS = ['auto', 'utf-8', 'utf-16le', 'utf-16be', 'windows-1255', 'iso-8859-8', 'cp862'] as const;
const LETTERS = ['auto', 'logical', 'visual'] as const;
const DECIMALS = ['auto', 'point', 'comma'] as const;
const DELIMITERS = ['auto', ',', ';', '\t', '|'] as const;
const ORDERS = ['auto', 'dmy', 'mdy', 'ymd'] as const;

/** How the file was read, as found; each can be said otherwise. */
export function FileFacts({
  preview,
  mapping,
  change,
  busy,
}: {
  preview: Preview;
  mapping: Mapping;
  change: (file: FileFactsOf) => void;
  busy: boolean;
}): ReactElement {
  const { t } = useWords();
  const { file } = mapping;
  const found = (value: string | null): string => t('imports:found', { value: value ?? '–' });
  const delimiterName = (sign: string): string => (sign === '\t' ? t('imports:tab') : sign);
  const textual = preview.format === 'csv' || preview.format === 'tsv';
  return (
    <Part title={<Told>{preview.fileName}</Told>} beside={preview.format.toUpperCase()}>
      <div className={classes.choices} aria-busy={busy}>
        {textual || preview.format === 'json' || preview.format === 'jsonl' ? (
          <Select
            label={t('imports:encoding')}
            allowDeselect={false}
            value={file.encoding}
            data={ENCODINGS.map((value) => ({
              value,
              label: value === 'auto' ? found(preview.encoding) : value,
            }))}
            onChange={(value) => {
              const encoding = ENCODINGS.find((one) => one === value);
              if (encoding) change({ ...file, encoding });
            }}
          />
        ) : null}
        {textual ? (
          <Select
            label={t('imports:delimiter')}
            allowDeselect={false}
            value={file.delimiter}
            data={DELIMITERS.map((value) => ({
              value,
              label:
                value === 'auto'
                  ? found(preview.delimiter === null ? null : delimiterName(preview.delimiter))
                  : delimiterName(value),
            }))}
            onChange={(value) => {
              const delimiter = DELIMITERS.find((one) => one === value);
              if (delimiter) change({ ...file, delimiter });
            }}
          />
        ) : null}
        <Select
          label={t('imports:date-order')}
          allowDeselect={false}
          value={file.dateOrder}
          data={ORDERS.map((value) => ({
            value,
            label:
              value === 'auto'
                ? found(preview.dateOrder === null ? null : t(`imports:order.${preview.dateOrder}`))
                : t(`imports:order.${value}`),
          }))}
          onChange={(value) => {
            const dateOrder = ORDERS.find((one) => one === value);
            if (dateOrder) change({ ...file, dateOrder });
          }}
        />
        <Select
          label={t('imports:decimal')}
          allowDeselect={false}
          value={file.decimal}
          data={DECIMALS.map((value) => ({
            value,
            label:
              value === 'auto' ? found(t(`imports:sign.${preview.decimal}`)) : t(`imports:sign.${value}`),
          }))}
          onChange={(value) => {
            const decimal = DECIMALS.find((one) => one === value);
            if (decimal) change({ ...file, decimal });
          }}
        />
        {preview.encoding === 'utf-8' || preview.format === 'xlsx' ? null : (
          <Select
            label={t('imports:letters')}
            allowDeselect={false}
            value={file.letters}
            data={LETTERS.map((value) => ({
              value,
              label:
                value === 'auto' ? found(t(`imports:kept.${preview.letters}`)) : t(`imports:kept.${value}`),
            }))}
            onChange={(value) => {
              const letters = LETTERS.find((one) => one === value);
              if (letters) change({ ...file, letters });
            }}
          />
        )}
      </div>
      <FileEvidence preview={preview} />
    </Part>
  );
}
