import { Alert, Button, Group, Select, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { ConsentPage, Reach } from '#contract/consent';
import { ClockField } from '#web/design/ClockField.tsx';
import { toldToast } from '#web/design/undo-toast.tsx';
import { say, useWords } from '#web/language/language.ts';
import { refusalWords } from '#web/language/refusal-words.ts';
import { languageWords } from '#web/language/vocabulary.ts';
import { channelName } from './ConsentDialog.tsx';
import classes from './Customer.module.css';
import { usePrefer } from './customers.queries.ts';

const CHANNELS: readonly Reach[] = ['mail', 'phone', 'sms', 'whatsapp', 'post', 'app'];
const LANGUAGES = ['he', 'en', 'ar', 'ru'];

/** How this person wants to be met; what is left empty is no wish. */
export function PreferenceFields({ page }: { page: ConsentPage }): ReactElement {
  const { t } = useWords();
  const { preferences } = page;
  const [channel, setChannel] = useState<Reach | null>(preferences.channel);
  const [language, setLanguage] = useState<string | null>(preferences.language);
  const [perMonth, setPerMonth] = useState(String(preferences.perMonth ?? ''));
  const first = preferences.quiet[0];
  const [from, setFrom] = useState(first?.from ?? null);
  const [to, setTo] = useState(first?.to ?? null);
  const prefer = usePrefer();
  const submit = (): void => {
    prefer.mutate(
      {
        id: page.customerId,
        channel,
        language,
        perMonth: /^\d{1,2}$/u.test(perMonth) ? Number(perMonth) : null,
        quiet: from === null || to === null ? null : { from, to },
      },
      { onSuccess: () => toldToast(say('customers:preferences.said')) },
    );
  };
  return (
    <section aria-label={t('customers:preferences.title')}>
      <h3 className={classes.small}>{t('customers:preferences.title')}</h3>
      {prefer.error ? (
        <Alert color="red" variant="light" role="alert">
          {refusalWords(prefer.error)}
        </Alert>
      ) : null}
      <Group grow align="end">
        <Select
          size="xs"
          clearable
          clearButtonProps={{ 'aria-label': t('customers:preferences.none') }}
          label={t('customers:preferences.channel')}
          value={channel}
          data={CHANNELS.map((value) => ({ value, label: channelName(value) }))}
          onChange={(value) => setChannel(CHANNELS.find((one) => one === value) ?? null)}
        />
        <Select
          size="xs"
          clearable
          clearButtonProps={{ 'aria-label': t('customers:preferences.none') }}
          label={t('customers:preferences.language')}
          value={language}
          data={LANGUAGES.map((value) => ({ value, label: languageWords(value) }))}
          onChange={setLanguage}
        />
        <TextInput
          size="xs"
          type="number"
          min={0}
          max={60}
          label={t('customers:preferences.per-month')}
          value={perMonth}
          onChange={(event) => setPerMonth(event.currentTarget.value)}
        />
      </Group>
      <Group grow align="end" mt="xs">
        <ClockField size="xs" label={t('customers:preferences.quiet-from')} value={from} change={setFrom} />
        <ClockField size="xs" label={t('customers:preferences.quiet-to')} value={to} change={setTo} />
        <Button size="xs" variant="default" loading={prefer.isPending} onClick={submit}>
          {t('customers:preferences.do')}
        </Button>
      </Group>
    </section>
  );
}
