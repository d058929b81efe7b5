import { Alert, Button, Group, Modal, Textarea, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { Customer, CustomerRow } from '#contract/customers';
import { ownDirection } from '#web/design/own-direction.ts';
import { useReturnFocus } from '#web/design/return-focus.ts';
import { Told } from '#web/design/Told.tsx';
import { undoToast } from '#web/design/undo-toast.tsx';
import { say, useWords } from '#web/language/language.ts';
import { refusalWords } from '#web/language/refusal-words.ts';
import classes from './Customer.module.css';
import { foundQuery, useMerge, useUndo } from './customers.queries.ts';

/** "They are one person": find the other card, look at both, say why. It is a ruling and can be withdrawn. */
export function MergeDialog({ customer, close }: { customer: Customer; close: () => void }): ReactElement {
  const { t } = useWords();
  useReturnFocus();
  const navigate = useNavigate();
  const [other, setOther] = useState<CustomerRow | null>(null);
  const [reason, setReason] = useState('');
  const merge = useMerge();
  const undo = useUndo();
  const submit = (): void => {
    if (!other) return;
    merge.mutate(
      { customerId: customer.id, otherId: other.id, reason },
      {
        onSuccess: ({ customerId, rulingId }) => {
          close();
          undoToast({
            words: say('customers:merge.done'),
            undo: () => undo.mutateAsync({ id: rulingId, reason: say('customers:undo-reason') }),
          });
          void navigate({ to: '/customers/$id', params: { id: customerId } });
        },
      },
    );
  };
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={t('customers:merge.title')}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      <p className={classes.note}>{t('customers:merge.words')}</p>
      {merge.error ? (
        <Alert color="red" variant="light" role="alert" mb="sm">
          {refusalWords(merge.error)}
        </Alert>
      ) : null}
      {other ? (
        <Two customer={customer} other={other} again={() => setOther(null)} />
      ) : (
        <Finder exclude={customer.id} choose={setOther} />
      )}
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
        <Button disabled={!other || reason.trim().length < 3} loading={merge.isPending} onClick={submit}>
          {t('customers:merge.act')}
        </Button>
      </Group>
    </Modal>
  );
}

function Finder({ exclude, choose }: { exclude: string; choose: (row: CustomerRow) => void }): ReactElement {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const [query] = useDebouncedValue(typed.trim(), 200);
  const found = useInfiniteQuery({ ...foundQuery(query), enabled: query.length >= 2 });
  const rows =
    query.length < 2
      ? []
      : (found.data?.pages[0]?.items ?? []).filter((row) => row.id !== exclude).slice(0, 6);
  return (
    <>
      <TextInput
        data-autofocus
        type="search"
        {...ownDirection}
        label={t('customers:merge.find')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <ul className={classes.rows}>
        {rows.map((row) => (
          <li key={row.id}>
            <UnstyledButton className={classes.choice} onClick={() => choose(row)}>
              <Told>{row.name ?? t('customers:nameless')}</Told>
              <span className={classes.quiet}>
                <Told>{[row.phone, row.city].filter((part) => part !== null).join(' · ')}</Told>
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </>
  );
}

function Two({
  customer,
  other,
  again,
}: {
  customer: Customer;
  other: CustomerRow;
  again: () => void;
}): ReactElement {
  const { t, pick } = useWords();
  const of = (attribute: string): string | null =>
    customer.attributes.find((one) => one.attribute === attribute)?.value ?? null;
  const lines = [
    { id: 'name', a: customer.name, b: other.name },
    { id: 'phone', a: of('phone'), b: other.phone },
    { id: 'city', a: of('city'), b: other.city },
    {
      id: 'sources',
      a: [...new Set(customer.records.map((record) => pick(record.source.name)))].join(', '),
      b: other.sources.map((source) => pick(source.name)).join(', '),
    },
  ];
  return (
    <>
      <table className={classes.two}>
        <thead>
          <tr>
            <th />
            <th scope="col">{t('customers:merge.this')}</th>
            <th scope="col">{t('customers:merge.other')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id} data-same={(line.a !== null && line.a === line.b) || undefined}>
              <th scope="row">{t(`customers:column.${line.id}`)}</th>
              <td>{line.a ? <Told>{line.a}</Told> : '–'}</td>
              <td>{line.b ? <Told>{line.b}</Told> : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button variant="subtle" size="compact-sm" onClick={again}>
        {t('customers:merge.again')}
      </Button>
    </>
  );
}
