# Colour only where it is asked for; NO_COLOR and pipes have none.
escape=$(printf '\033')
count() { grep -c "$escape"; }
guide check nowhere.guide 2>&1 | count
guide check nowhere.guide --color always 2>&1 | count
NO_COLOR=1 TERM=xterm guide check nowhere.guide 2>&1 | count
guide --color never check nowhere.guide 2>&1 | count
true
