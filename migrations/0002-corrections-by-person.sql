-- A correction belongs to one person like the verbatim it corrects: its key holds the record.
alter table verbatim_correction drop constraint verbatim_correction_pkey;
alter table verbatim_correction add primary key (record_id, id);
