import { Group, Select, Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { SuggestedPledge } from '#contract/promises';
import { ActDialog } from '#web/design/ActDialog.tsx';
import { ownDirection } from '#web/design/own-direction.ts';
import { toldToast } from '#web/design/undo-toast.tsx';
import { say, useWords } from '#web/language/language.ts';
import { channelWords, KNOWN_CHANNELS } from '#web/language/vocabulary.ts';
import { useSession } from '#web/session/session.queries.ts';
import { useMakePledge } from './customers.queries.ts';
import { DivisionSelect } from './DivisionSelect.tsx';
import { type Due, DueFields, dueOf } from './DueFields.tsx';

/** A promise as it was given: what, by when, on which channel, who promised and who performs. */
export function PledgeDialog({
  customerId,
  suggested,
  close,
}: {
  customerId: string;
  /** Words of ours that a person confirms; the fields begin with what they say. */
  suggested?: SuggestedPledge;
  close: () => void;
}): ReactElement {
  const { t } = useWords();
  const own = useSession()?.employee.division?.id ?? null;
  const [text, setText] = useState(suggested?.quote ?? '');
  const [due, setDue] = useState<Due>({
    day: suggested?.dueDay ?? '',
    minute: suggested?.dueMinute ?? null,
  });
  const [channel, setChannel] = useState(suggested?.channel ?? 'phone');
  const [promisedBy, setPromisedBy] = useState(suggested?.division?.id ?? own);
  const [performedBy, setPerformedBy] = useState(suggested?.division?.id ?? own);
  const make = useMakePledge();
  const submit = (): void => {
    if (promisedBy === null || performedBy === null) return;
    make.mutate(
      {
        id: customerId,
        text: text.trim(),
        ...dueOf(due),
        channel,
        promisedBy,
        performedBy,
        ...(suggested && { saidIn: { interactionId: suggested.interactionId, start: suggested.start } }),
      },
      {
        onSuccess: () => {
          close();
          toldToast(say('customers:promise.made'));
        },
      },
    );
  };
  return (
    <ActDialog
      title={t('customers:promise.add')}
      act={t('customers:promise.do')}
      close={close}
      submit={submit}
      ready={text.trim().length >= 2 && due.day !== '' && promisedBy !== null && performedBy !== null}
      pending={make.isPending}
      error={make.error}
    >
      <Textarea
        data-autofocus
        {...ownDirection}
        autosize
        minRows={2}
        maxLength={2000}
        label={t('customers:promise.text')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <DueFields due={due} set={setDue} />
      <Group grow>
        <DivisionSelect label={t('customers:promise.by')} value={promisedBy} choose={setPromisedBy} />
        <DivisionSelect
          label={t('customers:promise.performer')}
          value={performedBy}
          choose={setPerformedBy}
        />
      </Group>
      <Select
        label={t('customers:promise.channel')}
        value={channel}
        allowDeselect={false}
        data={[...new Set([...KNOWN_CHANNELS, channel])].map((value) => ({
          value,
          label: channelWords(value),
        }))}
        onChange={(value) => setChannel(value ?? 'phone')}
      />
    </ActDialog>
  );
}
