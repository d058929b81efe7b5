import { FileInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { ActDialog } from '#web/design/ActDialog.tsx';
import { Told } from '#web/design/Told.tsx';
import { formatDay } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import classes from './Calendar.module.css';
import type { Arrange } from './CalendarPage.tsx';
import { useReadFile } from './calendar.queries.ts';

/** Closed days out of a calendar file: read, looked at, and only then set. */
export function FileDialog({ close, done }: { close: () => void; done: Arrange }): ReactElement {
  const { t, language } = useWords();
  const [name, setName] = useState<File | null>(null);
  const read = useReadFile();
  const days = read.data?.days ?? [];
  return (
    <ActDialog
      title={t('organization:calendar.file')}
      act={t('organization:calendar.take', { count: days.length })}
      close={close}
      submit={() => {
        done({
          set: days.map((one) => ({
            day: one.day,
            name: one.name || t('organization:calendar.closed'),
            hours: null,
            origin: 'file',
          })),
        });
        close();
      }}
      ready={days.length > 0 && days.length <= MOST}
      pending={read.isPending}
      error={read.error}
    >
      <FileInput
        accept=".ics,text/calendar"
        label={t('organization:calendar.choose-file')}
        description={t('organization:calendar.file-words')}
        value={name}
        onChange={(file) => {
          setName(file);
          if (file !== null) void file.text().then((text) => read.mutate(text.slice(0, LONGEST)));
        }}
      />
      {read.data === undefined ? null : (
        <div role="status">
          {read.data.skipped > 0 ? (
            <p className={classes.quiet}>
              {t('organization:calendar.skipped', { count: read.data.skipped })}
            </p>
          ) : null}
          {days.length === 0 ? <p>{t('organization:calendar.file-none')}</p> : null}
          {days.length > MOST ? <p>{t('organization:calendar.file-many', { n: MOST })}</p> : null}
          <ul className={classes.rows}>
            {days.slice(0, SHOWN).map((one) => (
              <li key={one.day}>
                {formatDay(one.day, language)} · <Told>{one.name}</Told>
              </li>
            ))}
          </ul>
          {days.length > SHOWN ? (
            <p className={classes.quiet}>
              {t('organization:calendar.and-more', { count: days.length - SHOWN })}
            </p>
          ) : null}
        </div>
      )}
    </ActDialog>
  );
}
const MOST = 400;
const SHOWN = 15;
const LONGEST = 1_000_000;
