# The tree with signs in Unicode and in ASCII, narrow, with colour and without, folded and whole.
tree='guide explain ../explain/accounts/tree.guide'
echo '# unicode, folded'
$tree | sed -n '/^Injections/,/^$/p'
echo '# --ascii'
$tree --ascii | sed -n '/^Injections/,/^$/p'
echo '# --width 48'
$tree --width 48 | sed -n '/^Injections/,/^$/p'
echo '# --all'
$tree --all | sed -n '/^Injections/,/^$/p'
echo '# --color always: signs and words stay'
$tree --color always | sed 's/\x1b\[[0-9;]*m//g' > with_color.txt
$tree --color never > without_color.txt
cmp with_color.txt without_color.txt && echo 'the same without colour'
echo '# NO_COLOR'
NO_COLOR=1 $tree | grep -c "$(printf '\033')"
rm with_color.txt without_color.txt
