# A decision is data: from itself and the guidelines it comes out the same, byte for byte, on every run.
guide decide ../explain/accounts/tree.guide --format json > decision.json
guide decide ../explain/accounts/tree.guide --format json | cmp - decision.json && echo 'the same bytes again'
guide replay decision.json --library ../explain/accounts
sed 's/"result": "refer"/"result": "covered"/' decision.json > changed.json
guide replay changed.json --library ../explain/accounts
echo "exit $?"
guide explain ../explain/changes/fixed.guide --fixed right_handed --format json > decision.json
guide replay decision.json --library ../explain/changes
echo '{}' > changed.json
guide replay changed.json
echo "exit $?"
rm decision.json changed.json
