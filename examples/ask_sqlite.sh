# Loads the function into the sqlite3 shell and asks it of every row of a table.
sqlite3 :memory: <<SQL
.load $1
create table requests (id integer, facts text);
insert into requests values
  (1, '{"schema": "guide.case/1", "as_of": "2024-05-01", "facts": {"twitch": "present", "referred_pain": "present", "duration": "7 months"}}'),
  (2, '{"schema": "guide.case/1", "as_of": "2024-05-01", "facts": {"twitch": "absent"}}'),
  (3, '{"schema": "guide.case/1", "as_of": "2024-05-01", "facts": {"duration": "7 months"}}');
select id, guide_conclusion(facts) from requests;
SQL
