import { Alert, Button, Checkbox, Group, Modal, Stack, Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Customer } from '#contract/customers';
import { ownDirection } from '#web/design/own-direction.ts';
import { useReturnFocus } from '#web/design/return-focus.ts';
import { undoToast } from '#web/design/undo-toast.tsx';
import { formatDay } from '#web/language/format.ts';
import { say, useWords } from '#web/language/language.ts';
import { refusalWords } from '#web/language/refusal-words.ts';
import classes from './Customer.module.css';
import { useSplit, useUndo } from './customers.queries.ts';

/** "These records are somebody else": at least one stays. It is a ruling and can be withdrawn. */
export function SplitDialog({ customer, close }: { customer: Customer; close: () => void }): ReactElement {
  const { t, language, pick } = useWords();
  useReturnFocus();
  const [chosen, setChosen] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const split = useSplit();
  const undo = useUndo();
  const fits = chosen.length > 0 && chosen.length < customer.records.length && reason.trim().length >= 3;
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
    <Modal
      opened
      onClose={close}
      size="lg"
      title={t('customers:split.title')}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      {split.error ? (
        <Alert color="red" variant="light" role="alert" mb="sm">
          {refusalWords(split.error)}
        </Alert>
      ) : null}
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
      <Textarea
        mt="sm"
        {...ownDirection}
        autosize
        minRows={2}
        label={t('customers:reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={close}>
          {t('shell:cancel')}
        </Button>
        <Button disabled={!fits} loading={split.isPending} onClick={submit}>
          {t('customers:split.do', { count: chosen.length })}
        </Button>
      </Group>
    </Modal>
  );
}
