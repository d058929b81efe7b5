-- What emerges is looked for in windows of one, two and four periods, and what grows slowly since the period in which it began.
alter table pattern
  add column manner text not null default 'burst' check (manner in ('burst', 'slow')),
  add column buckets int not null default 1 check (buckets >= 1);
