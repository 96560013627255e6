# Help begins with real examples.
guide --help
for verb in check decide test format version; do
  echo "---- $verb"
  guide $verb --help
done
