# The examples that the help of every verb begins with run as they stand, where files of those names are.
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
cd "$folder" || exit 1
export HOME=$folder
mkdir -p guidelines/mtus/tens old new cases .config/fish/completions
cat > guidelines/shared.guide <<'FILE'
source policy: 2024 "Policy"
service trigger_point_injection "trigger point injection"
fact twitch: finding "local twitch response"
FILE
cat > guidelines/mtus/tens/guideline.guide <<'FILE'
import shared
guideline mtus.tens "Injection" cite policy, page 1:
  for trigger_point_injection
  require twitch cite item 1
determination ca.necessity "Medical necessity" cite policy, page 2:
  outcomes: medically_necessary, not_medically_necessary
  consult in order:
    mtus.*
  medically_necessary when recommended
  not_medically_necessary when not_recommended
  not_medically_necessary when undetermined
  refer when contradictory
  refer when silent
case buttock as of 2024-05-01:
  twitch: present
  request trigger_point_injection
  expect mtus.tens recommended
case no_twitch as of 2024-05-01:
  twitch: absent
  request trigger_point_injection
  expect mtus.tens not_recommended
case silent_record as of 2024-05-01:
  request trigger_point_injection
  expect mtus.tens undetermined
FILE
sed 's/mtus.tens "Injection"/pain.rule "Rule"/; s/mtus.tens/pain.rule/; s/mtus/pain/' guidelines/mtus/tens/guideline.guide > pain.guide
cp guidelines/mtus/tens/guideline.guide old/tens.guide
sed 's/require twitch/require not twitch/' old/tens.guide > new/tens.guide
cp -r old policies_2023
cp -r new policies_2024
cp guidelines/shared.guide old
cp guidelines/shared.guide new
cp guidelines/shared.guide policies_2023
cp guidelines/shared.guide policies_2024
cat > case.guide <<'FILE'
import mtus.tens.guideline
import shared
case example as of 2024-05-01:
  request trigger_point_injection
FILE
cp case.guide cases/one.guide
sed -i 's/mtus.tens.guideline/tens/' cases/one.guide
echo '{"schema": "guide.case/1", "as_of": "2024-05-01", "requests": [{"service": "trigger_point_injection"}]}' > case.json
cp case.json cases.ndjson
echo present > answers.txt
guide completions fish | sed -n 's/.* -f -a \([a-z]*\) -d .*/\1/p' | while read -r verb; do
  guide "$verb" --help | sed -n '2,/^$/s/^  //p' | while read -r example; do
    echo "\$ $example"
    # Nothing outside the folder is written, and nothing waits.
    runs=$(echo "$example" | sed "s|/etc/bash_completion.d/|$folder/|; s| --watch||; s|< cases |< cases.ndjson |")
    sh -c "$runs" < /dev/null > out 2> err
    echo "exit $?"
    grep 'error' err
  done
done
