import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Calendar, CalendarDay, Hours } from '#contract/calendar';
import { call } from '#web/call.ts';

export const calendarQuery = (year: number | null) =>
  queryOptions({
    queryKey: ['calendar', year],
    queryFn: () => call.calendar.read(year === null ? {} : { year }),
  });

/** Working time decides what is late: whatever was told of promises and cases is asked again. */
function useCalendarAct<Input>(act: (input: Input) => Promise<{ changeId: string; calendar: Calendar }>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () =>
      Promise.all(
        [['calendar'], ['customers'], ['promises'], ['cases']].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
  });
}
export const useChangeCalendar = () =>
  useCalendarAct(
    (input: { year: number; set?: CalendarDay[]; remove?: string[]; week?: (Hours | null)[] | null }) =>
      call.calendar.change(input),
  );
export const useTakeBackChange = () =>
  useCalendarAct((input: { id: string; year: number }) => call.calendar.takeBack(input));
export const useReadFile = () =>
  useMutation({ mutationFn: (text: string) => call.calendar.readFile({ text }) });
