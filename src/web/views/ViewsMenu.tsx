import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRouter, useRouterState } from '@tanstack/react-router';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import type { View, ViewPlace } from '#contract/views';
import { Told } from '#web/design/Told.tsx';
import { refusalToast, toldToast, undoToast } from '#web/design/undo-toast.tsx';
import { say, useWords } from '#web/language/language.ts';
import { ViewDialog } from './ViewDialog.tsx';
import { useDefaultView, useRemoveView, useRestoreView, viewsQuery } from './views.queries.ts';

/** The views of a list: open one, keep what is shown, and have one open by itself. */
export function ViewsMenu({ place }: { place: ViewPlace }): ReactElement {
  const { t } = useWords();
  const search = useRouterState({ select: ({ location }) => location.searchStr });
  const { history } = useRouter();
  const views = (useQuery(viewsQuery).data ?? []).filter((view) => view.place === place);
  const [dialog, setDialog] = useState<'new' | View | null>(null);
  const shown = views.find((view) => view.search === search);
  const go = (view: View): void => history.push(`${place}${view.search}`);
  useDefault(views.find((view) => view.isDefault) ?? null, search, go);
  return (
    <>
      <Menu position="bottom-end" withinPortal={false}>
        <Menu.Target>
          <Button variant="default" size="xs">
            {shown === undefined ? t('shell:views.title') : <Told>{shown.name}</Told>}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {views.length === 0 ? <Menu.Label>{t('shell:views.none')}</Menu.Label> : null}
          {views.map((view) => (
            <Menu.Item key={view.id} onClick={() => go(view)}>
              <Told>{view.name}</Told>
              {view.isDefault ? ` · ${t('shell:views.opens-first')}` : null}
              {view.shared === 'mine' ? null : ` · ${t(`shell:views.shared.${view.shared}`)}`}
            </Menu.Item>
          ))}
          <Menu.Divider />
          {search === '' || shown !== undefined ? null : (
            <Menu.Item onClick={() => setDialog('new')}>{t('shell:views.keep')}</Menu.Item>
          )}
          {shown === undefined ? null : <OfShown view={shown} change={() => setDialog(shown)} />}
          {search === '' ? (
            // An item, though nothing can be done with it yet: a menu of headings alone is no menu to a screen reader.
            <Menu.Item disabled>{t('shell:views.filter-first')}</Menu.Item>
          ) : (
            <Menu.Item onClick={() => history.push(place)}>{t('shell:views.all')}</Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {dialog === null ? null : (
        <ViewDialog
          place={place}
          search={search}
          view={dialog === 'new' ? null : dialog}
          close={() => setDialog(null)}
        />
      )}
    </>
  );
}

/** What may be done with the view that is shown. */
function OfShown({ view, change }: { view: View; change: () => void }): ReactElement {
  const { t } = useWords();
  const first = useDefaultView();
  const remove = useRemoveView();
  const restore = useRestoreView();
  return (
    <>
      <Menu.Item
        onClick={() =>
          first.mutate(
            { place: view.place, id: view.isDefault ? null : view.id },
            {
              onSuccess: () =>
                toldToast(say(view.isDefault ? 'shell:views.not-first' : 'shell:views.is-first')),
              onError: refusalToast,
            },
          )
        }
      >
        {t(view.isDefault ? 'shell:views.no-default' : 'shell:views.default')}
      </Menu.Item>
      {view.may.includes('change') ? <Menu.Item onClick={change}>{t('shell:views.change')}</Menu.Item> : null}
      {view.may.includes('remove') ? (
        <Menu.Item
          color="red"
          onClick={() =>
            remove.mutate(view.id, {
              onSuccess: () =>
                undoToast({
                  words: say('shell:views.removed'),
                  undo: () => restore.mutateAsync(view.id),
                }),
              onError: refusalToast,
            })
          }
        >
          {t('shell:views.remove')}
        </Menu.Item>
      ) : null}
    </>
  );
}

/** Once, when somebody comes to the list without filters; whoever takes the filters away afterwards has them away. */
function useDefault(view: View | null, search: string, go: (view: View) => void): void {
  const came = useRef(false);
  useEffect(() => {
    if (came.current) return;
    if (search !== '') came.current = true;
    else if (view !== null) {
      came.current = true;
      go(view);
    }
  });
}
