# The scripts name every verb and its options; bash's is tried where bash is.
guide completions bash
guide completions zsh | head -n 12
guide completions fish | head -n 6
