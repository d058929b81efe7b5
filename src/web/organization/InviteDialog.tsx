import { Alert, Button, Code, CopyButton, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactElement } from 'react';
import type { DivisionRef } from '#contract/figure';
import type { Role } from '#contract/organization';
import { ownDirection } from '#web/design/own-direction.ts';
import { useReturnFocus } from '#web/design/return-focus.ts';
import { formatInstant } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { refusalWords } from '#web/language/refusal-words.ts';
import { roleWords } from '#web/language/vocabulary.ts';
import { useInvite } from './organization.queries.ts';

const INVITABLE = [
  'cx-lead',
  'division-manager',
  'agent',
  'customer-representative',
  'executive',
  'analyst',
  'privacy-officer',
  'employee',
] as const satisfies readonly Exclude<Role, 'owner'>[];

/** Invites somebody. The one-time link is shown once, here; it is mailed as well when mail is set up. */
export function InviteDialog({
  divisions,
  close,
}: {
  divisions: readonly DivisionRef[];
  close: () => void;
}): ReactElement {
  const { t } = useWords();
  useReturnFocus();
  const invite = useInvite();
  return (
    <Modal
      opened
      onClose={close}
      title={t('organization:invite.act')}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
      closeOnClickOutside={!invite.isSuccess}
    >
      {invite.data ? (
        <Invited
          name={invite.data.employee.name}
          link={invite.data.link}
          expiresAt={invite.data.expiresAt}
          close={close}
        />
      ) : (
        <Form divisions={divisions} invite={invite} close={close} />
      )}
    </Modal>
  );
}

function Form({
  divisions,
  invite,
  close,
}: {
  divisions: readonly DivisionRef[];
  invite: ReturnType<typeof useInvite>;
  close: () => void;
}): ReactElement {
  const { t, pick } = useWords();
  const form = useForm({ initialValues: { name: '', email: '', role: 'employee', divisionId: '' } });
  const submit = form.onSubmit(({ name, email, role, divisionId }) => {
    const chosen = INVITABLE.find((one) => one === role);
    if (chosen)
      invite.mutate({ name, email, role: chosen, divisionId: divisionId === '' ? null : divisionId });
  });
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {invite.error ? (
          <Alert color="red" variant="light" role="alert">
            {refusalWords(invite.error)}
          </Alert>
        ) : null}
        <TextInput
          data-autofocus
          {...ownDirection}
          label={t('organization:name')}
          required
          withAsterisk={false}
          {...form.getInputProps('name')}
        />
        <TextInput
          dir="ltr"
          type="email"
          label={t('organization:email')}
          required
          withAsterisk={false}
          {...form.getInputProps('email')}
        />
        <Select
          label={t('organization:role')}
          allowDeselect={false}
          data={INVITABLE.map((role) => ({ value: role, label: roleWords(role) }))}
          {...form.getInputProps('role')}
        />
        <Select
          label={t('organization:part')}
          clearable
          clearButtonProps={{ 'aria-label': t('organization:no-part') }}
          placeholder={t('organization:no-part')}
          data={divisions.map((division) => ({ value: division.id, label: pick(division.name) }))}
          value={form.values.divisionId === '' ? null : form.values.divisionId}
          onChange={(value) => form.setFieldValue('divisionId', value ?? '')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('shell:cancel')}
          </Button>
          <Button type="submit" loading={invite.isPending}>
            {t('organization:invite.do')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Invited({
  name,
  link,
  expiresAt,
  close,
}: {
  name: string;
  link: string;
  expiresAt: string;
  close: () => void;
}): ReactElement {
  const { t, language } = useWords();
  return (
    <Stack gap="sm">
      <div role="status">{t('organization:invite.done', { name })}</div>
      <Code block dir="ltr">
        {link}
      </Code>
      <div>{t('organization:invite.once', { until: formatInstant(expiresAt, language) })}</div>
      <Group justify="flex-end">
        <CopyButton value={link}>
          {({ copied, copy }) => (
            <Button variant="light" onClick={copy}>
              {copied ? t('organization:invite.copied') : t('organization:invite.copy')}
            </Button>
          )}
        </CopyButton>
        <Button onClick={close}>{t('shell:close')}</Button>
      </Group>
    </Stack>
  );
}
