import {
  Alert,
  Button,
  Checkbox,
  Group,
  Modal,
  SegmentedControl,
  Select,
  Stack,
  TextInput,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { ConsentPage, ConsentStanding, Purpose, Reach } from '#contract/consent';
import { Asked } from '#web/design/Asked.tsx';
import { Mark } from '#web/design/Mark.tsx';
import { ownDirection } from '#web/design/own-direction.ts';
import { useReturnFocus } from '#web/design/return-focus.ts';
import { Told } from '#web/design/Told.tsx';
import { toldToast } from '#web/design/undo-toast.tsx';
import { formatInstant } from '#web/language/format.ts';
import { say, useWords } from '#web/language/language.ts';
import { refusalWords } from '#web/language/refusal-words.ts';
import { channelWords } from '#web/language/vocabulary.ts';
import classes from './Customer.module.css';
import { consentQuery, useSayConsent } from './customers.queries.ts';
import { PreferenceFields } from './PreferenceFields.tsx';

const PURPOSES: readonly Purpose[] = ['advertising', 'survey', 'profiling', 'sharing'];
const CHANNELS: readonly Reach[] = ['mail', 'phone', 'sms', 'whatsapp', 'post', 'app'];

/** What this person agreed to, how they want to be met, and the words with which it was said. */
export function ConsentDialog({
  customerId,
  mayWrite,
  close,
}: {
  customerId: string;
  mayWrite: boolean;
  close: () => void;
}): ReactElement {
  const { t } = useWords();
  useReturnFocus();
  const consent = useQuery(consentQuery(customerId));
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={t('customers:consent.title')}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      <Asked query={consent}>
        {(page) => (
          <Stack gap="md">
            <Table standing={page.standing} />
            {mayWrite ? <Say page={page} /> : null}
            {mayWrite ? <PreferenceFields page={page} /> : null}
            <History page={page} />
          </Stack>
        )}
      </Asked>
    </Modal>
  );
}

/** Purposes by channels; only purposes of which something is known, or the first two. */
function Table({ standing }: { standing: readonly ConsentStanding[] }): ReactElement {
  const { t } = useWords();
  const known = PURPOSES.filter(
    (purpose, at) =>
      at < 2 || standing.some((one) => one.purpose === purpose && one.answer !== 'never-asked'),
  );
  return (
    <table className={classes.two}>
      <thead>
        <tr>
          <th />
          {known.map((purpose) => (
            <th key={purpose} scope="col">
              {t(`customers:consent.purpose.${purpose}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {CHANNELS.map((channel) => (
          <tr key={channel}>
            <th scope="row">{channelName(channel)}</th>
            {known.map((purpose) => {
              const one = standing.find((each) => each.purpose === purpose && each.channel === channel);
              return <td key={purpose}>{one === undefined ? '–' : <Answer one={one} />}</td>;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Answer({ one }: { one: ConsentStanding }): ReactElement {
  const { t } = useWords();
  if (one.answer === 'never-asked')
    return <span className={classes.quiet}>{t('customers:consent.answer.never-asked')}</span>;
  if (one.answer === 'no') return <Mark tone="attention">{t('customers:consent.answer.no')}</Mark>;
  return (
    <>
      <Mark tone="voice">{t('customers:consent.answer.yes')}</Mark>
      {one.covers < one.addresses ? (
        <span className={classes.quiet}>
          {' '}
          {t('customers:consent.covers', { covers: one.covers, addresses: one.addresses })}
        </span>
      ) : null}
    </>
  );
}

function Say({ page }: { page: ConsentPage }): ReactElement {
  const { t } = useWords();
  const [purpose, setPurpose] = useState<Purpose>('advertising');
  const [channels, setChannels] = useState<Reach[]>([]);
  const [answer, setAnswer] = useState<'given' | 'refused' | 'withdrawn'>('withdrawn');
  const [version, setVersion] = useState('');
  const [proof, setProof] = useState('');
  const [lift, setLift] = useState(false);
  const tell = useSayConsent();
  const given = answer === 'given';
  const refusing = page.standing.flatMap((one) =>
    one.purpose === purpose && channels.includes(one.channel) && one.answer === 'no' && one.decidedBy
      ? [one.decidedBy]
      : [],
  );
  const submit = (): void =>
    tell.mutate(
      {
        id: page.customerId,
        purpose,
        channels,
        answer,
        proof: proof.trim(),
        ...(given && { textVersion: version.trim() }),
        ...(given && lift && { alsoOn: [...new Set(refusing.map((fact) => fact.recordId))] }),
      },
      {
        onSuccess: () => {
          setProof('');
          setChannels([]);
          toldToast(say('customers:consent.said'));
        },
      },
    );
  return (
    <Stack gap="xs" component="section" aria-label={t('customers:consent.say')}>
      <h3 className={classes.small}>{t('customers:consent.say')}</h3>
      {tell.error ? (
        <Alert color="red" variant="light" role="alert">
          {refusalWords(tell.error)}
        </Alert>
      ) : null}
      <SegmentedControl
        size="xs"
        aria-label={t('customers:consent.say')}
        value={answer}
        data={(['withdrawn', 'refused', 'given'] as const).map((value) => ({
          value,
          label: t(`customers:consent.say-${value}`),
        }))}
        onChange={(value) => setAnswer(value === 'given' || value === 'refused' ? value : 'withdrawn')}
      />
      <Select
        size="xs"
        label={t('customers:consent.for')}
        allowDeselect={false}
        value={purpose}
        data={PURPOSES.map((value) => ({ value, label: t(`customers:consent.purpose.${value}`) }))}
        onChange={(value) => setPurpose(PURPOSES.find((one) => one === value) ?? 'advertising')}
      />
      <Checkbox.Group
        label={t('customers:consent.on')}
        value={channels}
        onChange={(chosen) => setChannels(CHANNELS.filter((one) => chosen.includes(one)))}
      >
        <Group gap="sm" mt={4}>
          {CHANNELS.map((channel) => (
            <Checkbox key={channel} size="xs" value={channel} label={channelName(channel)} />
          ))}
        </Group>
      </Checkbox.Group>
      {given ? (
        <TextInput
          size="xs"
          {...ownDirection}
          label={t('customers:consent.version')}
          value={version}
          onChange={(event) => setVersion(event.currentTarget.value)}
        />
      ) : null}
      {given && refusing.length > 0 ? (
        <Checkbox
          size="xs"
          checked={lift}
          label={t('customers:consent.lift')}
          onChange={(event) => setLift(event.currentTarget.checked)}
        />
      ) : null}
      <TextInput
        size="xs"
        {...ownDirection}
        label={t('customers:consent.proof')}
        value={proof}
        onChange={(event) => setProof(event.currentTarget.value)}
      />
      <Group justify="flex-end">
        <Button
          size="sm"
          disabled={channels.length === 0 || proof.trim().length < 3 || (given && version.trim() === '')}
          loading={tell.isPending}
          onClick={submit}
        >
          {t('customers:consent.do')}
        </Button>
      </Group>
    </Stack>
  );
}

function History({ page }: { page: ConsentPage }): ReactElement | null {
  const { t, language, pick } = useWords();
  if (page.history.length === 0) return null;
  return (
    <section aria-label={t('customers:consent.history')}>
      <h3 className={classes.small}>{t('customers:consent.history')}</h3>
      <ul className={classes.rows}>
        {saidOnce(page).map((fact) => (
          <li key={fact.id} className={classes.row}>
            <div>
              {t(`customers:event.consent-${fact.answer}`)}
              {' · '}
              {t(`customers:consent.purpose.${fact.purpose}`)}
              {' · '}
              {channelName(fact.channel)}
              <div className={classes.quiet}>
                {fact.source ? pick(fact.source.name) : <Told>{fact.by?.name ?? '–'}</Told>}
                {' · '}
                {formatInstant(fact.saidAt, language)}
                {fact.textVersion ? ` · ${fact.textVersion}` : null}
                {fact.proof ? (
                  <>
                    {' · '}
                    <Told>{fact.proof}</Told>
                  </>
                ) : null}
              </div>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A no is written on every record of the person: it was said once. */
function saidOnce(page: ConsentPage): ConsentPage['history'] {
  const said = new Map(
    page.history.map((fact) => [
      [fact.purpose, fact.channel, fact.answer, fact.saidAt, fact.by?.id, fact.source?.code].join(' '),
      fact,
    ]),
  );
  return [...said.values()];
}

/** Post is a letter on the screens. */
export function channelName(channel: Reach): string {
  return channelWords(channel === 'post' ? 'letter' : channel);
}
