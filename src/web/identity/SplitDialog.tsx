import { Checkbox, Stack, Textarea } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { Customer } from '#contract/customers';
import { ActDialog } from '#web/design/ActDialog.tsx';
import { ownDirection } from '#web/design/own-direction.ts';
import { undoToast } from '#web/design/undo-toast.tsx';
import { formatDay } from '#web/language/format.ts';
import { say, useWords } from '#web/language/language.ts';
import classes from './Identity.module.css';
import { splitPreviewQuery, useSplit, useUndo } from './identity.queries.ts';
import { RulingPreview } from './RulingPreview.tsx';

/** "These records are somebody else": at least one stays. It is a ruling and can be withdrawn. */
export function SplitDialog({ customer, close }: { customer: Customer; close: () => void }): ReactElement {
  const { t, language, pick } = useWords();
  const [chosen, setChosen] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const split = useSplit();
  const undo = useUndo();
  const parts = chosen.length > 0 && chosen.length < customer.records.length;
  const submit = (): void =>
    split.mutate(
      { id: customer.id, recordIds: chosen, reason },
      {
        onSuccess: ({ rulingId }) => {
          close();
          undoToast({
            words: say('customers:split.done'),
            undo: () => undo.mutateAsync({ id: rulingId, reason: say('customers:undo-reason') }),
          });
        },
      },
    );
  return (
    <ActDialog
      size="lg"
      title={t('customers:split.title')}
      act={t('customers:split.do', { count: chosen.length })}
      close={close}
      submit={submit}
      ready={parts && reason.trim().length >= 3}
      pending={split.isPending}
      error={split.error}
    >
      <Checkbox.Group label={t('customers:split.which')} value={chosen} onChange={setChosen}>
        <Stack gap="xs" mt="xs">
          {customer.records.map((record) => (
            <Checkbox
              key={record.id}
              value={record.id}
              label={`${pick(record.source.name)} · ${record.name ?? t('customers:nameless')}`}
              description={t('customers:identity.since', { day: formatDay(record.since, language) })}
            />
          ))}
        </Stack>
      </Checkbox.Group>
      {chosen.length === customer.records.length ? (
        <p className={classes.note}>{t('customers:split.one-stays')}</p>
      ) : null}
      {parts ? <Preview id={customer.id} recordIds={chosen} /> : null}
      <Textarea
        {...ownDirection}
        autosize
        minRows={2}
        maxLength={500}
        label={t('customers:reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ActDialog>
  );
}

function Preview({ id, recordIds }: { id: string; recordIds: readonly string[] }): ReactElement {
  return (
    <RulingPreview
      query={useQuery({ ...splitPreviewQuery(id, recordIds), placeholderData: keepPreviousData })}
    />
  );
}
