import { Alert, Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useWords } from '#web/language/language.ts';
import { refusalWords } from '#web/language/refusal-words.ts';
import { useRequestReset } from './session.queries.ts';
import classes from './Threshold.module.css';
import { Threshold } from './Threshold.tsx';

/** Asks for a new link. The answer is the same whether or not the address is known. */
export function ResetPage(): ReactElement {
  const { t } = useWords();
  const ask = useRequestReset();
  const form = useForm({ initialValues: { email: '' } });
  return (
    <Threshold title={t('session:reset.title')} words={t('session:reset.words')}>
      {ask.isSuccess ? (
        <Alert variant="light" role="status">
          {t('session:reset.asked')}
        </Alert>
      ) : (
        <form onSubmit={form.onSubmit(({ email }) => ask.mutate(email))}>
          <Stack gap="sm">
            {ask.error ? (
              <Alert color="red" variant="light" role="alert">
                {refusalWords(ask.error)}
              </Alert>
            ) : null}
            <TextInput
              label={t('session:email')}
              type="email"
              autoComplete="username"
              dir="ltr"
              required
              withAsterisk={false}
              {...form.getInputProps('email')}
            />
            <Button type="submit" loading={ask.isPending}>
              {t('session:reset.ask')}
            </Button>
          </Stack>
        </form>
      )}
      <p className={classes.aside}>
        <Link to="/door">{t('session:to-door')}</Link>
      </p>
    </Threshold>
  );
}
