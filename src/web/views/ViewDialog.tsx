import { Radio, Stack, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { SHARED, type View, type ViewPlace } from '#contract/views';
import { ActDialog } from '#web/design/ActDialog.tsx';
import { ownDirection } from '#web/design/own-direction.ts';
import { toldToast } from '#web/design/undo-toast.tsx';
import { say, useWords } from '#web/language/language.ts';
import { useMay } from '#web/session/session.queries.ts';
import { useChangeView, useSaveView } from './views.queries.ts';

/** The name of a view and with whom it is shared. */
export function ViewDialog({
  place,
  search,
  view,
  close,
}: {
  place: ViewPlace;
  search: string;
  /** Null for a new one. */
  view: View | null;
  close: () => void;
}): ReactElement {
  const { t } = useWords();
  const may = useMay();
  const [name, setName] = useState(view?.name ?? '');
  const [shared, setShared] = useState<View['shared']>(view?.shared ?? 'mine');
  const save = useSaveView();
  const change = useChangeView();
  const offered = SHARED.filter((one) => one !== 'everybody' || may('view.share-with-everybody'));
  const done = (): void => {
    close();
    toldToast(say('shell:views.kept'));
  };
  return (
    <ActDialog
      title={t(view === null ? 'shell:views.keep' : 'shell:views.change')}
      act={t('shell:views.save')}
      close={close}
      submit={() =>
        view === null
          ? save.mutate({ place, search, name: name.trim(), shared }, { onSuccess: done })
          : change.mutate({ id: view.id, name: name.trim(), shared }, { onSuccess: done })
      }
      ready={name.trim() !== ''}
      pending={save.isPending || change.isPending}
      error={save.error ?? change.error}
    >
      <TextInput
        {...ownDirection}
        label={t('shell:views.name')}
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Radio.Group
        label={t('shell:views.who')}
        description={t('shell:views.who-words')}
        value={shared}
        onChange={(value) => setShared(SHARED.find((one) => one === value) ?? 'mine')}
      >
        <Stack gap={6} mt={6}>
          {offered.map((one) => (
            <Radio key={one} value={one} label={t(`shell:views.shared.${one}`)} />
          ))}
        </Stack>
      </Radio.Group>
    </ActDialog>
  );
}
