#!/usr/bin/env bash
# Runs the rules, and those of other packages, over folders of real code; nothing is built but a stand-in for the packages
# that the code references.
#
#   benchmarks/real-code/run.sh OUTPUT FOLDER...        Curio's rules
#   benchmarks/real-code/run.sh -p OUTPUT FOLDER...     those of the other packages, for the comparison
#
# OUTPUT gets a .tsv with the findings and a .txt with the times for each folder and package. Then, for instance:
#   bench=benchmarks/Curio.AnalyzerBenchmarks/bin/Release/net10.0/curio-analyzer-bench
#   $bench count OUTPUT/*.Curio.tsv;  $bench sample CURIO102 30 1 OUTPUT/*.Curio.tsv
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
bench=$here/../Curio.AnalyzerBenchmarks/bin/Release/net10.0/curio-analyzer-bench
others=false
[ "${1:-}" = -p ] && { others=true; shift; }
output=$(mkdir -p "$1" && cd "$1" && pwd)
shift

# The packages that are compared, and of their rules those that look for the same hazards.
packages=(
  "Microsoft.VisualStudio.Threading.Analyzers 18.12.1 VSTHRD002,VSTHRD003,VSTHRD100,VSTHRD101,VSTHRD103,VSTHRD104,VSTHRD107,VSTHRD110,VSTHRD114"
  "Meziantou.Analyzer 3.0.321 MA0022,MA0042,MA0045,MA0100,MA0129,MA0134,MA0147,MA0155"
  "AsyncFixer 2.1.0 AsyncFixer02,AsyncFixer03,AsyncFixer04,AsyncFixer05"
  "SonarAnalyzer.CSharp 10.36.0.* S3168,S4462,S4586,S5034,S6422,S6966"
  "Roslynator.Analyzers 5.0.1 RCS1210,RCS1229,RCS1261"
  "NetAnalyzers sdk CA1849,CA2008,CA2012,CA2016"
)

# Restores a project, without the packages that cannot be had, and writes what it is compiled with.
resolve() { # project-folder code-folder
  local left_out=() log=$1/restore.log missing package
  for _ in {1..12}; do
    "$bench" stand-in "$2" "${left_out[@]}" > "$1/StandIn.csproj"
    if dotnet msbuild "$1/StandIn.csproj" -restore -t:ResolveReferences -p:CompilerApiVersion=roslyn5.0 -getItem:ReferencePath -getItem:Analyzer > "$1/items.json" 2> "$log"; then
      break
    fi
    missing=$(cat "$1/items.json" "$log" | grep -oE "(Unable to find (a stable )?package|StandIn ->) [A-Za-z0-9_.-]+" | awk '{ print $NF }' | sed "s|\.$||" | sort -u || true)
    [ -n "$missing" ] || { cat "$1/items.json" "$log" >&2; break; }
    local before=${#left_out[@]}
    # A package that is not named here is asked for by one that is: usually by one whose name begins in the same way.
    for package in $missing; do
      until grep -qi "\"$package[.\"]" "$1/StandIn.csproj" || [[ $package != *.* ]]; do package=${package%.*}; done
      [[ $package == System || $package == Microsoft ]] && continue
      left_out+=("$package" $(grep -oi "Include=\"$package\.[^\"]*" "$1/StandIn.csproj" | cut -d '"' -f 2 || true))
    done
    [ ${#left_out[@]} -gt "$before" ] || { echo "$(basename "$2"): nothing here asks for $missing; leave out by hand what does" >&2; break; }
  done
  echo "$(basename "$2"): without ${#left_out[@]} packages: ${left_out[*]}" >&2
  awk -v folder="$1" '
    /"ReferencePath": \[/ { file = folder "/references.txt" }
    /"Analyzer": \[/ { file = folder "/generators.txt" }
    /"FullPath": / { gsub(/.*"FullPath": "|",?$/, ""); if ($0 !~ /CodeAnalysis\.(NetAnalyzers|CSharp\.NetAnalyzers)|CodeStyle/) print > file }' "$1/items.json"
  touch "$1/references.txt" "$1/generators.txt"
}

# The assemblies of a package's analyzers, those for the newest compiler that this tool can play.
analyzers_of() { # id version
  if [ "$2" = sdk ]; then
    local sdk; sdk=$(dotnet --list-sdks | tail -1 | sed 's/\(.*\) \[\(.*\)\]/\2\/\1/')
    ls "$sdk"/Sdks/Microsoft.NET.Sdk/analyzers/Microsoft.CodeAnalysis*NetAnalyzers.dll
    return
  fi
  local work=$output/.packages/$1
  mkdir -p "$work"
  printf '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework><ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally></PropertyGroup><ItemGroup><PackageReference Include="%s" Version="%s" /></ItemGroup></Project>' "$1" "$2" > "$work/P.csproj"
  dotnet msbuild "$work/P.csproj" -restore -t:ResolveReferences -p:CompilerApiVersion=roslyn5.0 -getItem:Analyzer | grep -oiE "\"FullPath\": \"[^\"]*/${1//./\\.}/[^\"]*" | sed 's/.*": "//'
}

dotnet build "$here/../Curio.AnalyzerBenchmarks" -c Release -v q --nologo >&2
arguments=()
if $others; then
  for package in "${packages[@]}"; do
    read -r id version rules <<<"$package"
    arguments+=("$id=$rules:$(analyzers_of "$id" "$version" | paste -sd ';')")
  done
fi

for folder in "$@"; do
  name=$(basename "$folder")
  work=$output/.$name
  mkdir -p "$work"
  [ -s "$work/references.txt" ] || resolve "$work" "$folder"
  "$bench" run "$name" "$folder" "$work/references.txt" "$work/generators.txt" "$output" "${arguments[@]}" || echo "$name: failed" >&2
done
