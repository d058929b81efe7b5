import { Modal, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type KeyboardEvent, type ReactElement, type ReactNode, useState } from 'react';
import { call } from '#web/call.ts';
import { Icon, type IconName } from '#web/design/Icon.tsx';
import { ownDirection } from '#web/design/own-direction.ts';
import { useReturnFocus } from '#web/design/return-focus.ts';
import { Told } from '#web/design/Told.tsx';
import { useWords } from '#web/language/language.ts';
import { useMay } from '#web/session/session.queries.ts';
import { viewsQuery } from '#web/views/views.queries.ts';
import classes from './Palette.module.css';
import { LISTS, PLACES, REVIEWS, ROOMS, seesPlace } from './rooms.ts';

type Offer = {
  readonly id: string;
  readonly icon: IconName;
  readonly words: ReactNode;
  readonly door: string;
};

/** One field for everything: rooms, acts, and customers as one types. What is typed stays in memory. */
export function Palette({ close }: { close: () => void }): ReactElement {
  const { t } = useWords();
  useReturnFocus();
  const { history } = useRouter();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const customers = useFound(typed);
  const offers: readonly Offer[] = [...usePlaces(typed), ...customers.offers];
  const go = (offer: Offer | undefined): void => {
    if (!offer) return;
    close();
    history.push(offer.door);
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.code === 'ArrowDown') setAt(Math.min(offers.length - 1, at + 1));
    else if (event.code === 'ArrowUp') setAt(Math.max(0, at - 1));
    else if (event.code === 'Enter') go(offers[at]);
    else return;
    event.preventDefault();
  };
  return (
    <Modal.Root opened onClose={close} padding={0} size="lg" yOffset="12vh" centered={false}>
      <Modal.Overlay />
      <Modal.Content aria-label={t('shell:search.offer')}>
        <Modal.Body>
          <TextInput
            data-autofocus
            {...ownDirection}
            size="md"
            variant="unstyled"
            className={classes.field}
            leftSection={<Icon name="search" size={18} />}
            placeholder={t('shell:search.offer')}
            aria-label={t('shell:search.offer')}
            role="combobox"
            aria-expanded
            aria-controls="palette-offers"
            {...(offers[at] ? { 'aria-activedescendant': `offer-${offers[at].id}` } : {})}
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              setAt(0);
            }}
            onKeyDown={keys}
          />
          <div
            id="palette-offers"
            role="listbox"
            aria-label={t('shell:search.found')}
            className={classes.offers}
          >
            {offers.map((offer, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys go to the field, as a combobox has it
              // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and points here
              <div
                key={offer.id}
                id={`offer-${offer.id}`}
                role="option"
                aria-selected={index === at}
                className={classes.offer}
                onClick={() => go(offer)}
                onMouseMove={() => setAt(index)}
              >
                <Icon name={offer.icon} size={17} />
                {offer.words}
              </div>
            ))}
          </div>
          {offers.length === 0 && !customers.asking ? (
            <Text c="dimmed" p="md" size="sm">
              {t('shell:search.nothing')}
            </Text>
          ) : null}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function usePlaces(typed: string): Offer[] {
  const { t } = useWords();
  const may = useMay();
  const wanted = typed.trim().toLocaleLowerCase();
  const places = [
    ...ROOMS.map((room) => ({ ...room, words: t(`shell:room.${room.id}.name`) })),
    ...PLACES.filter((place) => seesPlace(place.id, may)).map((place) => ({
      ...place,
      words: t(`shell:place.${place.id}`),
    })),
    ...LISTS.filter((list) => may(list.right)).map((list) => ({
      ...list,
      words: t(`${list.id}:title`),
    })),
    ...(may(REVIEWS.right) ? [{ ...REVIEWS, words: t(`shell:place.${REVIEWS.id}`) }] : []),
    { id: 'new-import', to: '/imports/new', icon: 'drop' as const, words: t('shell:act.new-import') },
    { id: 'new-decision', to: '/decisions/new', icon: 'chair' as const, words: t('shell:act.new-decision') },
  ];
  const views = useQuery(viewsQuery).data ?? [];
  return [
    ...places.map((place) => ({ id: place.id, icon: place.icon, words: place.words, door: place.to })),
    ...views.map((view) => ({
      id: view.id,
      icon: 'search' as const,
      words: view.name,
      door: `${view.place}${view.search}`,
    })),
  ].filter(({ words }) => words.toLocaleLowerCase().includes(wanted));
}

function useFound(typed: string): { offers: Offer[]; asking: boolean } {
  const [query] = useDebouncedValue(typed.trim(), 150);
  const found = useQuery({
    queryKey: ['customers', 'palette', query],
    queryFn: () => call.customers.list({ query, limit: 8 }),
    enabled: query.length >= 2,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const rows = query.length >= 2 ? (found.data?.items ?? []) : [];
  return {
    asking: found.isFetching || query !== typed.trim(),
    offers: rows.map((row) => ({
      id: row.id,
      icon: 'people',
      door: `/customers/${row.id}`,
      words: (
        <>
          <Told>{row.name ?? '—'}</Told>
          <Text span size="sm" c="dimmed">
            {row.phone ? <bdi dir="ltr">{row.phone}</bdi> : null}
            {row.phone && row.city ? ' · ' : null}
            {row.city ? <Told>{row.city}</Told> : null}
          </Text>
        </>
      ),
    })),
  };
}
