#!/bin/sh
# Downloads Debian packages from the machine's own package sources, with what they need and the machine lacks, and
# unpacks them into a folder. Needs no root and changes nothing of the system: apt keeps its lists in that folder.
#   sh debian-packages.sh <folder> <command> <package>…
# Then `<folder>/run` starts the command with the libraries that came with it.
set -eu
folder=$1 command=$2
shift 2
apt=$folder/apt
mkdir -p "$apt/state/lists/partial" "$apt/cache/archives/partial"
# Read after the machine's own configuration, which may have hooks that clean the system's folders.
cat > "$apt/apt.conf" <<CONF
Dir::State "$apt/state";
Dir::Cache "$apt/cache";
APT::Sandbox::User "root";
Debug::NoLocking "true";
Acquire::Languages "none";
Acquire::Retries "1";
Acquire::http::Timeout "10";
Acquire::https::Timeout "10";
#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
CONF
apt() {
  apt-get --quiet=2 --config-file="$apt/apt.conf" "$@"
}
# One of several sources may be out of reach: the next step says whether the packages are known.
apt update || true
# Installed already but not on the PATH counts as missing, hence `--reinstall`.
apt install --yes --no-install-recommends --reinstall --download-only "$@"
for package in "$apt"/cache/archives/*.deb; do
  dpkg-deb --extract "$package" "$folder/root"
done
rm -r "$apt"
cat > "$folder/run" <<RUN
#!/bin/sh
root=\$(dirname "\$0")/root
LD_LIBRARY_PATH=\$(find "\$root" -name '*.so*' -exec dirname {} + | sort -u | paste -s -d : -)
export LD_LIBRARY_PATH
PATH=\$root/usr/sbin:\$root/usr/bin:\$root/sbin:\$root/bin:\$PATH
exec $command "\$@"
RUN
chmod +x "$folder/run"
