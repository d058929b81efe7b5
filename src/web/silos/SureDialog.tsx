import type { ReactElement } from 'react';
import { ActDialog } from '#web/design/ActDialog.tsx';
import classes from './Silos.module.css';

/** What cannot be taken back is said before it is done. */
export function SureDialog({
  act,
  words,
  does,
  submit,
  close,
}: {
  act: string;
  words: string;
  does: { readonly isPending: boolean; readonly error: unknown };
  submit: () => void;
  close: () => void;
}): ReactElement {
  return (
    <ActDialog
      title={act}
      act={act}
      grave
      ready
      close={close}
      submit={submit}
      pending={does.isPending}
      error={does.error}
    >
      <p className={classes.quiet}>{words}</p>
    </ActDialog>
  );
}
