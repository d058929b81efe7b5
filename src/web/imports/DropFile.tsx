import { Alert, Button, FileButton, Progress } from '@mantine/core';
import { type DragEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import type { Preview } from '#contract/imports';
import { Told } from '#web/design/Told.tsx';
import { formatShare } from '#web/language/format.ts';
import { sayOr, useWords } from '#web/language/language.ts';
import { refusalSentence, refusalWords } from '#web/language/refusal-words.ts';
import classes from './Imports.module.css';
import { usePreview } from './imports.queries.ts';
import { UploadRefused, upload } from './upload.ts';

const READ = '.csv,.tsv,.txt,.json,.jsonl,.ndjson,.xlsx,.xes,.xml,.gz';

export function DropFile({
  seen,
  connector,
  returned,
}: {
  seen: (preview: Preview) => void;
  connector: string | null;
  /** One comes back from a file that was looked at: the keyboard stands on choosing another. */
  returned: boolean;
}): ReactElement {
  const { t, language } = useWords();
  const [over, setOver] = useState(false);
  const [share, setShare] = useState<number | null>(null);
  const [fault, setFault] = useState<{ words: string; sentence: string | null } | null>(null);
  const stop = useRef<AbortController | null>(null);
  const preview = usePreview();
  const choose = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (returned) choose.current?.focus();
  }, [returned]);

  const take = async (file: File | null | undefined): Promise<void> => {
    if (!file) return;
    setFault(null);
    setShare(0);
    stop.current = new AbortController();
    try {
      const uploadId = await upload(file, setShare, stop.current.signal);
      seen(await preview.mutateAsync({ uploadId, ...(connector === null ? {} : { connector }) }));
    } catch (error) {
      if (error instanceof UploadRefused) {
        if (error.code !== 'ABORTED') {
          setFault({
            words: sayOr(`words:refusal.${error.code}`, t('shell:fault.unreachable')),
            sentence: null,
          });
        }
      } else setFault({ words: refusalWords(error), sentence: refusalSentence(error) });
    } finally {
      setShare(null);
    }
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };

  if (share !== null) {
    return (
      <div className={classes.drop} role="status">
        <p>{share < 1 ? t('imports:uploading') : t('imports:looking')}</p>
        <div className={classes.progress}>
          <Progress value={100 * share} size="md" aria-label={t('imports:progress')} />
          <span>{formatShare(share, language)}</span>
        </div>
        <Button variant="subtle" onClick={() => stop.current?.abort()}>
          {t('shell:cancel')}
        </Button>
      </div>
    );
  }
  return (
    <>
      {fault ? (
        <Alert color="red" variant="light" role="alert" mb="md">
          {fault.words}
          {fault.sentence ? (
            <div>
              <Told>{fault.sentence}</Told>
            </div>
          ) : null}
        </Alert>
      ) : null}
      <section
        className={classes.drop}
        data-over={over || undefined}
        aria-label={t('imports:drop')}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <p className={classes.dropTitle}>{t('imports:drop')}</p>
        <p className={classes.quiet}>{t('imports:kinds')}</p>
        <FileButton accept={READ} onChange={(file) => void take(file)}>
          {(button) => (
            <Button ref={choose} {...button}>
              {t('imports:choose')}
            </Button>
          )}
        </FileButton>
        <p className={classes.quiet}>{t('imports:nothing-yet')}</p>
      </section>
    </>
  );
}
