import { Alert, Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactElement } from 'react';
import { ownDirection } from '#web/design/own-direction.ts';
import { useReturnFocus } from '#web/design/return-focus.ts';
import { useWords } from '#web/language/language.ts';
import { refusalWords } from '#web/language/refusal-words.ts';
import { useCreateDivision } from './organization.queries.ts';

const CODE = /^[a-z0-9][a-z0-9-]{0,59}$/u;

/** Adds a division: its two names, and the code by which exports name it. */
export function DivisionDialog({ close }: { close: () => void }): ReactElement {
  const { t } = useWords();
  useReturnFocus();
  const create = useCreateDivision();
  const form = useForm({
    initialValues: { he: '', en: '', code: '' },
    validate: { code: (code) => (CODE.test(code) ? null : t('organization:division.bad-code')) },
  });
  return (
    <Modal
      opened
      onClose={close}
      title={t('organization:division.act')}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      <form onSubmit={form.onSubmit((values) => create.mutate(values, { onSuccess: close }))}>
        <Stack gap="sm">
          {create.error ? (
            <Alert color="red" variant="light" role="alert">
              {refusalWords(create.error)}
            </Alert>
          ) : null}
          <TextInput
            data-autofocus
            {...ownDirection}
            label={t('organization:division.he')}
            required
            withAsterisk={false}
            {...form.getInputProps('he')}
          />
          <TextInput
            {...ownDirection}
            label={t('organization:division.en')}
            required
            withAsterisk={false}
            {...form.getInputProps('en')}
          />
          <TextInput
            dir="ltr"
            label={t('organization:division.code')}
            description={t('organization:division.code-words')}
            required
            withAsterisk={false}
            {...form.getInputProps('code')}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('shell:cancel')}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t('organization:division.do')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
