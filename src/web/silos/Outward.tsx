import { Alert, Button, Code, Group } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { SiloPage } from '#contract/silos';
import { Part } from '#web/design/Page.tsx';
import { formatInstant } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { useMay } from '#web/session/session.queries.ts';
import { Calls, type Shown } from './Calls.tsx';
import { Deliveries } from './Deliveries.tsx';
import { Keys } from './Keys.tsx';
import classes from './Silos.module.css';
import { changesFile } from './silos.queries.ts';

/** The three ways in which a system is told: calls to an address, files, and a key with which it asks. */
export function Outward({ silo }: { silo: SiloPage }): ReactElement {
  const { t } = useWords();
  const may = useMay();
  const [shown, show] = useState<Shown | null>(null);
  return (
    <Part title={t('silos:out.title')}>
      {shown === null ? null : <Secret shown={shown} close={() => show(null)} />}
      <div className={classes.ways}>
        <section className={classes.way}>
          <h3>{t('silos:out.webhook')}</h3>
          <Calls silo={silo} show={show} />
        </section>
        {may('silo.carry') ? (
          <section className={classes.way}>
            <h3>{t('silos:out.file')}</h3>
            <Files silo={silo} />
          </section>
        ) : null}
        <section className={classes.way}>
          <h3>{t('silos:out.key')}</h3>
          <Keys silo={silo} show={show} />
        </section>
      </div>
      {silo.webhook !== null && may('silo.carry') ? <Deliveries silo={silo} webhook={silo.webhook} /> : null}
    </Part>
  );
}

function Secret({ shown, close }: { shown: Shown; close: () => void }): ReactElement {
  const { t } = useWords();
  return (
    <Alert
      role="status"
      variant="light"
      withCloseButton
      closeButtonLabel={t('shell:close')}
      onClose={close}
      title={shown.title}
      mb="md"
    >
      <Code block dir="ltr" className={classes.secret ?? ''}>
        {shown.secret}
      </Code>
      {shown.words}
    </Alert>
  );
}

function Files({ silo }: { silo: SiloPage }): ReactElement {
  const { t, language } = useWords();
  const { file } = silo;
  return (
    <>
      <p className={classes.quiet}>{t('silos:out.file-words')}</p>
      <Group gap="xs">
        {(['csv', 'jsonl'] as const).map((format) => (
          <Button
            key={format}
            size="compact-sm"
            variant="default"
            component="a"
            href={changesFile(silo.id, format, 0)}
            download
          >
            {t(`silos:out.${format}`)}
          </Button>
        ))}
        {file === null || file.sequence >= silo.sequence ? null : (
          <Button
            size="compact-sm"
            variant="subtle"
            component="a"
            href={changesFile(silo.id, 'csv', file.sequence)}
            download
          >
            {t('silos:out.file-new', { when: formatInstant(file.at, language) })}
          </Button>
        )}
      </Group>
    </>
  );
}
