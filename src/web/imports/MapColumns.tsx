import { Alert, Button, Group } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import type { Preview } from '#contract/imports';
import type { Mapping } from '#contract/mapping';
import { Part } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { useWords } from '#web/language/language.ts';
import { refusalSentence, refusalWords } from '#web/language/refusal-words.ts';
import { ColumnTable } from './ColumnTable.tsx';
import { missing } from './column-fields.ts';
import { FileFacts } from './FileFacts.tsx';
import { FirstRows } from './FirstRows.tsx';
import { fieldWords } from './field-words.ts';
import { HowMade } from './HowMade.tsx';
import classes from './Imports.module.css';
import { usePreview, useStart } from './imports.queries.ts';
import { RowConstants } from './RowConstants.tsx';
import { SourceFacts } from './SourceFacts.tsx';

/** The file as it was read, and what each column is. Changing how it is read reads it again. */
export function MapColumns({ first, again }: { first: Preview; again: () => void }): ReactElement {
  const { t } = useWords();
  const navigate = useNavigate();
  const [preview, setPreview] = useState(first);
  const [mapping, setMapping] = useState(first.mapping);
  const look = usePreview();
  const start = useStart();
  const error = start.error ?? look.error;
  const [unfinished, setUnfinished] = useState<string | null>(null);
  const lacking = missing(mapping);
  // The button that chose the file is gone; the keyboard goes on where the file is shown.
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => top.current?.focus(), []);

  const readAgain = (ask: { sourceCode?: string; mapping?: Mapping }): void =>
    look.mutate(
      { uploadId: preview.uploadId, ...ask },
      {
        onSuccess: (seen) => {
          setPreview(seen);
          setMapping(seen.mapping);
        },
      },
    );
  const begin = (): void =>
    start.mutate(
      { uploadId: preview.uploadId, mapping },
      { onSuccess: (started) => void navigate({ to: '/imports/$id', params: { id: started.id } }) },
    );

  return (
    <div ref={top} tabIndex={-1} className={classes.mapping}>
      {error ? (
        <Alert color="red" variant="light" role="alert" mb="md">
          {refusalWords(error)}
          {refusalSentence(error) ? (
            <div>
              <Told>{refusalSentence(error) ?? ''}</Told>
            </div>
          ) : null}
        </Alert>
      ) : null}
      <div className={classes.facts}>
        <FileFacts
          preview={preview}
          mapping={mapping}
          change={(file) => readAgain({ mapping: { ...mapping, file } })}
          busy={look.isPending}
        />
        <SourceFacts
          mapping={mapping}
          saved={preview.mappingFrom === 'saved'}
          change={setMapping}
          takeSaved={(sourceCode) => readAgain({ sourceCode })}
        />
      </div>
      <Part title={t('imports:columns')} beside={t('imports:columns-words')}>
        <ColumnTable preview={preview} mapping={mapping} change={setMapping} />
      </Part>
      <HowMade preview={preview} mapping={mapping} change={setMapping} unfinished={setUnfinished} />
      <RowConstants mapping={mapping} change={setMapping} />
      <FirstRows tried={preview.tried} />
      <div className={classes.begin}>
        {lacking.length > 0 ? (
          <span className={classes.lacking} role="status">
            {t('imports:lacking', {
              fields: lacking.map(fieldWords).join(', '),
            })}
          </span>
        ) : unfinished !== null ? (
          <span className={classes.lacking} role="status">
            {t('imports:making.unfinished', { field: fieldWords(unfinished) })}
          </span>
        ) : null}
        <Group gap="sm">
          <Button variant="default" onClick={again}>
            {t('imports:other-file')}
          </Button>
          <Button variant="default" loading={look.isPending} onClick={() => readAgain({ mapping })}>
            {t('imports:try-again')}
          </Button>
          <Button
            disabled={lacking.length > 0 || unfinished !== null}
            loading={start.isPending}
            onClick={begin}
          >
            {t('imports:begin')}
          </Button>
        </Group>
      </div>
    </div>
  );
}
