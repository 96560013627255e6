# What changed between two versions, and which decisions come out otherwise.
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
cd "$folder" || exit 1
mkdir old new cases
cat > old/pain.guide <<'END'
source policy: 2023 "Policy"
service injection "injection"
fact twitch: finding "local twitch response"
fact duration: duration "how long symptoms have persisted"
fact smoker: finding "smoker"
guideline demo.injection "Injection" cite policy, page 1:
  for injection
  require twitch cite item 1
  require duration > 3 months cite item 2
  when smoker:
    require not twitch
END
cat > new/pain.guide <<'END'
# The layout and the order of declarations are no part of what is said.
source policy:   2024 "Policy"
fact duration: duration "how long symptoms have persisted"
fact twitch:   finding  "local twitch response"
fact imaging:  finding  "imaging was done"
service injection "injection"
guideline demo.injection "Injection" cite policy, page 1:
  for injection
  require twitch cite item 1
  require duration > 6 months cite item 2
  require imaging
END
cat > cases/one.guide <<'END'
import pain
case five_months as of 2024-05-01:
  twitch: present
  duration: 5 months
  request injection "Injection, left"
case not_there as of 2024-05-01:
  twitch: absent
  request injection
END
run() {
  echo "\$ guide $*"
  guide "$@" 2>&1
  echo "exit $?"
}
run diff old new
run diff old new --cases cases
run diff old/pain.guide new/pain.guide --format markdown --cases cases/one.guide
run diff old new --cases cases --format json
run diff old old --cases cases
mkdir mixed
cp cases/one.guide old/pain.guide mixed
echo '# of a folder the files with cases are decided; standard input is read for both versions'
run diff old new --cases mixed | tail -n 2
guide diff old new --cases - < cases/one.guide | tail -n 1
run diff old new --cases old
run diff old new --cases old/pain.guide
run diff old nowhere
run diff old
echo 'require' > new/pain.guide
run diff old new
guide diff old - < old/pain.guide
