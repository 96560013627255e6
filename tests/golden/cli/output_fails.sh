# A full disk is an input or output error, never a success.
guide --help > /dev/full
echo "exit $?"
guide version > /dev/full
echo "exit $?"
