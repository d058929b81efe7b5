import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Delivery, SiloPage } from '#contract/silos';
import { Asked } from '#web/design/Asked.tsx';
import { type Column, ListTable } from '#web/design/ListTable.tsx';
import { Mark, type Tone } from '#web/design/Mark.tsx';
import { refusalToast, toldToast } from '#web/design/undo-toast.tsx';
import { formatInstant, formatNumber } from '#web/language/format.ts';
import { say, sayOr, useWords } from '#web/language/language.ts';
import classes from './Silos.module.css';
import { deliveriesQuery, useCallAct } from './silos.queries.ts';
import { faultWords } from './value-words.ts';

const TONES: Readonly<Record<Delivery['state'], Tone>> = {
  waiting: 'plain',
  delivered: 'voice',
  dead: 'alarm',
  passed: 'plain',
};

/** The last calls and how they ended; what was given up can be called again. */
export function Deliveries({
  silo,
  webhook,
}: {
  silo: SiloPage;
  webhook: NonNullable<SiloPage['webhook']>;
}): ReactElement {
  const { t, language } = useWords();
  const query = useQuery(deliveriesQuery(silo.id));
  const act = useCallAct();
  const columns = useColumns();
  return (
    <section className={classes.way}>
      <h3>{t('silos:out.list')}</h3>
      {webhook.dead > 0 ? (
        <Button
          size="compact-sm"
          variant="default"
          mb="xs"
          loading={act.isPending}
          onClick={() =>
            act.mutate(
              { id: silo.id, act: 'replay' },
              {
                onError: refusalToast,
                onSuccess: ({ replayed = 0 }) =>
                  toldToast(
                    say('silos:out.replayed', { count: replayed, n: formatNumber(replayed, language) }),
                  ),
              },
            )
          }
        >
          {t('silos:out.replay')}
        </Button>
      ) : null}
      <Asked query={query} lines={3}>
        {(rows) =>
          rows.length === 0 ? (
            <p className={classes.quiet}>{t('silos:out.list-none')}</p>
          ) : (
            <ListTable
              name={t('silos:out.list')}
              columns={columns}
              rows={rows}
              rowKey={(row) => row.changeId}
              file="calls"
            />
          )
        }
      </Asked>
    </section>
  );
}

function useColumns(): Column<Delivery>[] {
  const { t, language } = useWords();
  const what = ({ thing }: Delivery): string =>
    thing === 'erased' ? t('silos:changed.erased') : sayOr(`silos:thing.${thing}`, thing);
  const answer = ({ status, fault }: Delivery): string =>
    fault === null ? (status === null ? '' : String(status)) : faultWords(fault);
  const when = ({ lastAt, nextAt, state }: Delivery): string => {
    if (state === 'waiting' && lastAt !== null && nextAt !== null)
      return t('silos:out.next', { when: formatInstant(nextAt, language) });
    return lastAt === null ? '' : formatInstant(lastAt, language);
  };
  return [
    {
      id: 'number',
      header: t('silos:out.number'),
      numeric: true,
      text: (row) => String(row.sequence),
      cell: (row) => formatNumber(row.sequence, language),
    },
    { id: 'what', header: t('silos:out.what'), text: what, cell: what },
    {
      id: 'state',
      header: t('silos:out.state'),
      text: (row) => t(`silos:state.${row.state}`),
      cell: (row) => <Mark tone={TONES[row.state]}>{t(`silos:state.${row.state}`)}</Mark>,
    },
    {
      id: 'tries',
      header: t('silos:out.tries'),
      numeric: true,
      text: (row) => String(row.tries),
      cell: (row) => formatNumber(row.tries, language),
      wideOnly: true,
    },
    { id: 'answer', header: t('silos:out.answer'), text: answer, cell: answer },
    { id: 'when', header: t('silos:out.when'), text: when, cell: when, wideOnly: true },
  ];
}
