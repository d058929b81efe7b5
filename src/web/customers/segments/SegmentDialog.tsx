import { TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Segment } from '#contract/customers';
import type { SavedSegment } from '#contract/segments';
import { ActDialog } from '#web/design/ActDialog.tsx';
import { ownDirection } from '#web/design/own-direction.ts';
import { undoToast } from '#web/design/undo-toast.tsx';
import { say, useWords } from '#web/language/language.ts';
import { SegmentBuilder } from './SegmentBuilder.tsx';
import { useArchiveSegment, useChangeSegment, useSaveSegment } from './segments.queries.ts';

/** Gives conditions a name, or says anew whom a name means. Both can be taken back at once. */
export function SegmentDialog({
  saved,
  close,
  done,
}: {
  saved?: SavedSegment;
  close: () => void;
  done?: (after: SavedSegment) => void;
}): ReactElement {
  const { t } = useWords();
  const [name, setName] = useState(saved?.name ?? '');
  const [segment, setSegment] = useState<Segment>(saved?.segment ?? {});
  const save = useSaveSegment();
  const change = useChangeSegment();
  const archive = useArchiveSegment();
  const said = { name: name.trim(), segment };
  const submit = (): void => {
    if (saved === undefined)
      save.mutate(said, {
        onSuccess: (after) => {
          close();
          done?.(after);
          undoToast({
            words: say('segments:saved', { name: after.name }),
            undo: () => archive.mutateAsync(after.id),
          });
        },
      });
    else
      change.mutate(
        { id: saved.id, ...said },
        {
          onSuccess: (after) => {
            close();
            done?.(after);
            const { id, name: before, segment: meant } = saved;
            undoToast({
              words: say('segments:changed', { name: after.name }),
              undo: () => change.mutateAsync({ id, name: before, segment: meant }),
            });
          },
        },
      );
  };
  return (
    <ActDialog
      size="xl"
      title={t(saved === undefined ? 'segments:new' : 'segments:change-title')}
      act={t(saved === undefined ? 'segments:save' : 'segments:save-change')}
      close={close}
      submit={submit}
      ready={name.trim().length >= 2}
      pending={save.isPending || change.isPending}
      error={save.error ?? change.error}
    >
      <TextInput
        data-autofocus
        {...ownDirection}
        maxLength={120}
        label={t('segments:name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <SegmentBuilder segment={segment} change={setSegment} />
    </ActDialog>
  );
}
