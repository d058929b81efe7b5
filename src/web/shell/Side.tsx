import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Fragment, type ReactElement } from 'react';
import { Icon } from '#web/design/Icon.tsx';
import { reviewCountQuery } from '#web/identity/identity.queries.ts';
import { formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { useMay } from '#web/session/session.queries.ts';
import { PLACES, REVIEWS, ROOMS, seesPlace } from './rooms.ts';
import classes from './Shell.module.css';
import { useToday } from './shell.queries.ts';
import { roomFigures } from './waiting.ts';

export function Side(): ReactElement {
  const { t, language } = useWords();
  const today = useToday().data;
  const may = useMay();
  const figures = today ? roomFigures(today) : {};
  return (
    <>
      {ROOMS.map((room) => {
        const n = figures[room.id] ?? 0;
        return (
          <Fragment key={room.id}>
            <Link
              to={room.to}
              className={classes.room}
              activeOptions={{ exact: room.to === '/', includeSearch: false }}
            >
              <Icon name={room.icon} size={18} />
              <span className={classes.roomName}>{t(`shell:room.${room.id}.name`)}</span>
              {n > 0 ? (
                <span className={classes.waits} title={t(`shell:room-figure.${room.id}`, { count: n })}>
                  {formatNumber(n, language)}
                </span>
              ) : null}
            </Link>
            {room.id === 'customers' && may(REVIEWS.right) ? <Reviews /> : null}
          </Fragment>
        );
      })}
      <div className={classes.foot}>
        {PLACES.filter((place) => seesPlace(place.id, may)).map((place) => (
          <Link
            key={place.id}
            to={place.to}
            className={classes.room}
            activeOptions={{ exact: place.id === 'organization' }}
          >
            <Icon name={place.icon} size={17} />
            <span className={classes.roomName}>{t(`shell:place.${place.id}`)}</span>
          </Link>
        ))}
      </div>
    </>
  );
}

/** Pairs that wait for somebody to say whether they are one person, under the customers. */
function Reviews(): ReactElement {
  const { t, language } = useWords();
  const n = useQuery(reviewCountQuery).data ?? 0;
  return (
    <Link to={REVIEWS.to} className={classes.room} data-under>
      <span className={classes.roomName}>{t(`shell:place.${REVIEWS.id}`)}</span>
      {n > 0 ? (
        <span className={classes.waits} title={t('shell:reviews-waiting', { count: n })}>
          {formatNumber(n, language)}
        </span>
      ) : null}
    </Link>
  );
}
