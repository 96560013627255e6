# Of a part of a library that is named alone, the help says where the rest of it lies.
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
cd "$folder" || exit 1
mkdir -p guidelines/shared guidelines/mtus/tens/cases
echo 'fact twitch: finding "local twitch response"' > guidelines/shared/facts.guide
printf 'import shared.facts\nguideline mtus.tens "TENS":\n  require twitch\n' > guidelines/mtus/tens/guideline.guide
printf 'import mtus.tens.guideline\nimport shared.facts\ncase one as of 2024-05-01:\n  twitch: present\n  expect mtus.tens recommended\n' > guidelines/mtus/tens/cases/one.guide
run() {
  echo "\$ guide $*"
  guide "$@" 2>&1
  echo "exit $?"
}
run check guidelines/mtus
run test guidelines/mtus/tens
run test guidelines/mtus/tens --library guidelines
cd guidelines/mtus/tens || exit 1
run decide cases/one.guide
run decide cases/one.guide --library ../.. | head -n 2
