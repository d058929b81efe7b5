import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Icon } from '#web/design/Icon.tsx';
import { formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { useMay } from '#web/session/session.queries.ts';
import { PLACES, ROOMS, seesPlace } from './rooms.ts';
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
          <Link
            key={room.id}
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
        );
      })}
      <div className={classes.foot}>
        {PLACES.filter((place) => seesPlace(place.id, may)).map((place) => (
          <Link key={place.id} to={place.to} className={classes.room}>
            <Icon name={place.icon} size={17} />
            <span className={classes.roomName}>{t(`shell:place.${place.id}`)}</span>
          </Link>
        ))}
      </div>
    </>
  );
}
