import { Button, Group, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { SuggestedPledge } from '#contract/promises';
import { Asked } from '#web/design/Asked.tsx';
import { useReturnFocus } from '#web/design/return-focus.ts';
import { Told } from '#web/design/Told.tsx';
import { clockOf } from '#web/language/day-typed.ts';
import { formatDay, formatDayInWords } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { channelWords } from '#web/language/vocabulary.ts';
import classes from './Customer.module.css';
import { suggestedQuery, useDismissWords } from './customers.queries.ts';

/** Words of ours that sound like a promise: a person says which are, and nothing is promised before. */
export function SuggestedDialog({
  customerId,
  mayWrite,
  confirm,
  close,
}: {
  customerId: string;
  mayWrite: boolean;
  confirm: (words: SuggestedPledge) => void;
  close: () => void;
}): ReactElement {
  const { t, language } = useWords();
  useReturnFocus();
  const suggested = useQuery(suggestedQuery(customerId));
  const dismiss = useDismissWords();
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={t('customers:suggested.title')}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      <p className={classes.note}>{t('customers:suggested.words')}</p>
      <Asked query={suggested}>
        {(found) =>
          found.length === 0 ? (
            <p className={classes.none}>{t('customers:suggested.none')}</p>
          ) : (
            <ul className={classes.rows}>
              {found.map((one) => (
                <li key={`${one.interactionId} ${String(one.start)}`}>
                  <div className={classes.row}>
                    <div>
                      <Told>{one.quote}</Told>
                      <div className={classes.quiet}>
                        {[
                          channelWords(one.channel),
                          formatDay(one.saidAt, language),
                          one.dueDay
                            ? t('customers:suggested.due', {
                                day: `${formatDayInWords(one.dueDay, language)} ${one.dueMinute === null ? '' : clockOf(one.dueMinute)}`.trim(),
                              })
                            : null,
                        ]
                          .filter((fact) => fact !== null)
                          .join(' · ')}
                      </div>
                    </div>
                    <Group gap="xs" wrap="nowrap" hidden={!mayWrite}>
                      <Button size="compact-sm" onClick={() => confirm(one)}>
                        {t('customers:suggested.yes')}
                      </Button>
                      <Button
                        size="compact-sm"
                        variant="default"
                        onClick={() =>
                          dismiss.mutate({
                            id: customerId,
                            interactionId: one.interactionId,
                            start: one.start,
                          })
                        }
                      >
                        {t('customers:suggested.no')}
                      </Button>
                    </Group>
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
    </Modal>
  );
}
