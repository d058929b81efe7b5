import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Held, SiloPage } from '#contract/silos';
import { type Column, ListTable } from '#web/design/ListTable.tsx';
import { Mark } from '#web/design/Mark.tsx';
import { Part } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { refusalToast, toldToast } from '#web/design/undo-toast.tsx';
import { formatDay, formatInstant, formatNumber } from '#web/language/format.ts';
import { say, useWords } from '#web/language/language.ts';
import { useMay } from '#web/session/session.queries.ts';
import { MoveDialog } from './MoveDialog.tsx';
import classes from './Silos.module.css';
import { useRecount } from './silos.queries.ts';
import { subjectWords } from './value-words.ts';

/** What this system alone knows, counted, and who brings it here by when. */
export function OnlyThere({ silo }: { silo: SiloPage }): ReactElement {
  const { t, language } = useWords();
  const may = useMay();
  const recount = useRecount();
  const [all, setAll] = useState(false);
  const [planning, setPlanning] = useState<Held | null>(null);
  const plans = may('silo.settle');
  const columns = useColumns();
  const rows = silo.held.filter(({ alone, move }) => all || alone > 0 || move !== null);
  return (
    <Part
      title={t('silos:only.title')}
      beside={
        silo.countedAt === null
          ? t('silos:only.never')
          : t('silos:only.counted', { when: formatInstant(silo.countedAt, language) })
      }
    >
      <p className={classes.quiet}>{t('silos:only.words')}</p>
      {rows.length === 0 ? (
        <p className={classes.quiet}>{silo.countedAt === null ? null : t('silos:only.none')}</p>
      ) : (
        <ListTable
          name={t('silos:only.title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.subject}
          {...(plans ? { open: setPlanning } : {})}
          file="only-there"
        />
      )}
      <Button variant="subtle" size="compact-sm" aria-pressed={all} onClick={() => setAll(!all)}>
        {t(all ? 'silos:only.show-only' : 'silos:only.show-all')}
      </Button>
      {plans ? (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={recount.isPending}
          onClick={() =>
            recount.mutate(undefined, {
              onError: refusalToast,
              onSuccess: () => toldToast(say('silos:only.counted-now')),
            })
          }
        >
          {t('silos:only.count')}
        </Button>
      ) : null}
      {planning === null ? null : (
        <MoveDialog siloId={silo.id} held={planning} close={() => setPlanning(null)} />
      )}
    </Part>
  );
}

function useColumns(): Column<Held>[] {
  const { t, language, pick } = useWords();
  const mover = ({ move }: Held): string =>
    [move?.division ? pick(move.division.name) : '', move?.employee?.name ?? '']
      .filter((one) => one !== '')
      .join(', ');
  return [
    {
      id: 'subject',
      header: t('silos:only.subject'),
      text: (row) => subjectWords(row.subject),
      cell: (row) => subjectWords(row.subject),
    },
    {
      id: 'people',
      header: t('silos:only.people'),
      numeric: true,
      text: (row) => String(row.people),
      cell: (row) => formatNumber(row.people, language),
      wideOnly: true,
    },
    {
      id: 'alone',
      header: t('silos:only.alone'),
      numeric: true,
      text: (row) => String(row.alone),
      cell: (row) => formatNumber(row.alone, language),
    },
    {
      id: 'mover',
      header: t('silos:only.mover'),
      text: mover,
      cell: (row) =>
        row.move === null ? (
          <Mark tone={row.alone > 0 ? 'attention' : 'plain'}>{t('silos:only.nobody')}</Mark>
        ) : (
          <>
            <Told>{mover(row)}</Told>{' '}
            <Mark tone={row.move.state === 'here' ? 'voice' : 'plain'}>
              {t(`silos:move.${row.move.state}`)}
            </Mark>
          </>
        ),
    },
    {
      id: 'due',
      header: t('silos:only.due'),
      text: (row) => row.move?.due ?? '',
      cell: (row) => (row.move?.due ? formatDay(row.move.due, language) : ''),
      wideOnly: true,
    },
  ];
}
