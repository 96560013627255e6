guide --version
guide version
