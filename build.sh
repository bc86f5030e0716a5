#!/usr/bin/env bash
#
# ./build.sh            build the site into dist/; a story of more than 200 statements is made an archive
#                       (web/README.md), of which only what has changed is made again
# ./build.sh serve      serve it on this machine, or the STORY that follows, with examples of how it is
#                       embedded; each change is shown as you save it, and each fault, on the page
# ./build.sh new NAME   begin a story, in data/stories/NAME: a small complete example
# ./build.sh import     make a draft of a story of the FILEs that follow, in data/stories: rows of
#                       CSV or TSV, or the ClaimReviews of JSON files and saved pages; with --into STORY
#                       take the words that Web Annotations select into that one
# ./build.sh export     write the story, or the STORY that follows, as the FORMAT before it: csv, tsv,
#                       claimreview, annotations or markdown
# ./build.sh stories    build all in data/stories except the template, or the STORIES that follow, each into a
#                       folder of dist/, and a page that leads to them
# ./build.sh single     build it, and one file with everything inside: dist/STORY.single.html for
#                       readers and dist/STORY.class.html for teachers, or in the LANGUAGE that
#                       follows: dist/STORY.single.uk.html
# ./build.sh scorm      the same, and packages for learning platforms: dist/STORY.scorm12.zip,
#                       dist/STORY.scorm2004.zip and dist/STORY.cmi5.zip
# ./build.sh check      name every fault of the story, or of the FILE that follows; with
#                       --against OLD.json also every change since OLD that no correction tells
# ./build.sh translate  bring the translation of the story, or of the STORY that follows, into the LANGUAGE
#                       before it up to date, or begin it: story.uk.json beside story.json
# ./build.sh migrate    rewrite stories of an earlier version of the format in the present one: the
#                       FILEs that follow, or all in data/stories
# ./build.sh constant   write a recording, the MP3 that follows, at a constant bitrate to the one
#                       after it, without loss: browsers find no exact place in any other
# ./build.sh clean      write a picture, the JPEG, PNG or WebP that follows, without its metadata to the
#                       file after it, without loss: they may tell of people more than it shows
# ./build.sh narrate    make the recordings of the words that the synthetic voice reads
# ./build.sh test       everything: format, vet, lint, tests, both compilers, browsers, budgets
# ./build.sh hosts      pastes what "Embed this" gives into WordPress, Hugo and others, as web/examples/hosts.md
#                       tells editors to; installs these on Debian
# ./build.sh bench      benchmarks, native and in the browser
# ./build.sh toolchain  get TinyGo on Debian
# ./build.sh help       this text
#
# Only Go is needed to build and to serve. Settings, all optional:
#
#   STORY=FILE            the story: its file or its folder, or the name of one in data/stories
#   COMPILER=tinygo|go    the compiler of the program; by default TinyGo if there is one
#   TINYGO=FILE           the TinyGo to use
#   OUT=DIR               where the site goes; by default dist
#   BASE=ADDRESS          where the site will be published, such as https://example.org/story: cards,
#                         canonical addresses, oembed.json and claimreview.json need it
#   MASTERY=PERCENT       of the points from which on a learning platform lets a learner pass; by
#                         default nobody passes or fails
#   KEEP=DIR              the site that was published before, which may be OUT itself: what embeds of it load
#                         is kept beside the new one
#   QUICK=1               compressed copies that are quick to make rather than small
#   PORT=N                the port to serve on; by default the first free one from 8080 on
#   EMBED=1               serves so that pages of other origins may read and show the site, to try
#                         how it is embedded; by default none may, since it may be a draft

set -euo pipefail
caller=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")"

# given resolves a path against the folder in which the command was given.
given() { if [[ $1 == /* || $caller == "$PWD" ]]; then echo "$1"; else echo "$caller/$1"; fi; }

# story_file finds the file of a story, by its file, its folder, or its name.
story_file() {
  local path
  path=$(given "$1")
  if [[ -f $path/story.json ]]; then echo "${path%/}/story.json"
  elif [[ ! -e $path && -f data/stories/$1/story.json ]]; then echo "data/stories/$1/story.json"
  else echo "$path"; fi
}

story=$(story_file "${STORY:-russia-2018}")
keep=${KEEP:+$(given "$KEEP")}
out=$(given "${OUT:-dist}")
single=()
work=.cache
programs=(page decoder classroom make exchange draw faults archive) # folders of wasm

tinygo_version=0.42.0
tinygo_home=${XDG_CACHE_HOME:-$HOME/.cache}/statement-evidence/tinygo-$tinygo_version
tinygo_flags=(-target wasm -opt=z -no-debug -panic=trap -gc=precise -scheduler=asyncify)
vecty=github.com/norunners/vecty

say() { printf '\n── %s\n' "$*"; }
die() { printf '%s\n' "$*" >&2; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }

# ── commands

cmd_build() {
  local compiler
  compiler=$(choose_compiler)
  say "program, built with $(version_of "$compiler")"
  compile "$compiler"
  say "site: $out/"
  press_site "$compiler"
}

# cmd_serve builds into a folder of its own: what is quick to make is not what is published.
cmd_serve() {
  local compiler
  [[ $# -eq 0 ]] || story=$(story_file "$1")
  [[ -n ${OUT:-} ]] || out=$work/serve
  compiler=$(choose_compiler)
  say "program, built with $(version_of "$compiler")"
  compile "$compiler"
  build_press
  build_words "$compiler"
  say "serving $story, until Ctrl-C; each change is shown as you save it"
  exec "$work/press" serve -examples web/examples ${PORT:+-port "$PORT"} ${EMBED:+-embed} -story "$story" "$out" "${words[@]}"
}

# cmd_stories checks all before it builds one.
cmd_stories() {
  local compiler file files=() id base=${BASE:-} dir=$out before=$keep
  build_press
  if [[ $# -gt 0 ]]; then
    for file; do files+=("$(story_file "$file")"); done
  else
    for file in data/stories/*/story.json; do [[ $file == */template/* ]] || files+=("$file"); done
  fi
  for file in "${files[@]}"; do "$work/press" check "$file"; done
  compiler=$(choose_compiler)
  say "program, built with $(version_of "$compiler")"
  compile "$compiler"
  [[ ! -f $dir/third-party-notices.txt ]] || rm -rf "$dir" # it was a site
  for story in "${files[@]}"; do
    id=$("$work/press" id "$story")
    out=$dir/$id BASE=${base:+${base%/}/$id} keep=
    [[ ! -d $before/$id ]] || keep=$before/$id
    say "site: $out/"
    press_site "$compiler" -no-sizes
  done
  "$work/press" stories -out "$dir" "${files[@]}"
}

# fits refuses a story that is too long for one file, before anything is built.
fits() {
  build_press
  "$work/press" fits "$story"
}

cmd_single() {
  fits
  single=(-single "${1:-en}")
  cmd_build
}

cmd_scorm() {
  fits
  single=(-single "${1:-en}" -lms "${1:-en}" -mastery "${MASTERY:-0}")
  cmd_build
}

# name_stories makes the list args of arguments: stories by their files, and options as they are.
name_stories() {
  args=()
  local word
  for word; do
    if [[ $word == -* ]]; then args+=("$word"); else args+=("$(story_file "$word")"); fi
  done
}

cmd_new() {
  build_press
  [[ $# -eq 1 ]] || die "./build.sh new NAME: give the story's name, such as my-story"
  local dir=data/stories/$1
  [[ $1 != */* ]] || dir=$(given "$1")
  "$work/press" new "$dir"
}

cmd_import() {
  build_press
  [[ $# -gt 0 ]] || die "./build.sh import FILE…: give a file of rows, or files with reviews"
  local file files=() name
  if [[ ${2:-} == --into ]]; then
    "$work/press" import -into "$(story_file "${3:?give a story}")" "$(given "$1")"
    return
  fi
  for file; do files+=("$(given "$file")"); done
  name=$(basename "${1%.*}" | tr '[:upper:] _' '[:lower:]--' | tr -cd 'a-z0-9-')
  "$work/press" import -out "data/stories/${name:-imported}" "${files[@]}"
}

cmd_export() {
  build_press
  [[ $# -gt 0 ]] || die "./build.sh export FORMAT [STORY]: give a format: csv, tsv, claimreview, annotations or markdown"
  local file=$story
  [[ $# -eq 1 ]] || file=$(story_file "$2")
  "$work/press" export -base "${BASE:-}" "$1" "$file"
}

cmd_check() {
  build_press
  [[ $# -gt 0 && $1 != -* ]] || set -- "$story" "$@"
  name_stories "$@"
  "$work/press" check "${args[@]}"
}

cmd_translate() {
  build_press
  [[ $# -gt 0 ]] || die "./build.sh translate LANGUAGE [STORY]: give a language, such as uk"
  local file=$story
  [[ $# -eq 1 ]] || file=$(story_file "$2")
  "$work/press" translate "$1" "$file"
}

cmd_migrate() {
  build_press
  [[ $# -gt 0 ]] || set -- data/stories/*/story.json
  name_stories "$@"
  "$work/press" migrate "${args[@]}"
}

cmd_constant() {
  build_press
  [[ $# -eq 2 ]] || die "./build.sh constant MP3 NEW: give a recording, and where to write the other"
  "$work/press" constant "$(given "$1")" "$(given "$2")"
}

cmd_clean() {
  build_press
  [[ $# -eq 2 ]] || die "./build.sh clean PICTURE NEW: give a picture, and where to write the other"
  "$work/press" clean "$(given "$1")" "$(given "$2")"
}

cmd_narrate() {
  has cc || install_debian gcc libc6-dev
  has lame || install_debian lame
  [[ -f /usr/include/espeak-ng/speak_lib.h ]] || install_debian libespeak-ng-dev
  mkdir -p "$work"
  cc -O2 -Wall -Wextra -o "$work/speak" web/press/narrate/speak/speak.c -lespeak-ng
  go build -C web/press -buildvcs=false -o "$PWD/$work/narrate" ./narrate
  "$work/narrate" "$work/speak" "$story"
}

cmd_test() {
  unset BASE MASTERY # budgets are of a site without
  keep=
  prepare
  start_tests
  say "format";              check_format
  parallel check_vet lint test_natively build_both
  say "budgets";             "$work/press" budget dist; "$work/press" cost dist web/README.md
  parallel test_reproducible test_in_browsers test_in_wide_fonts in_engines
  say "the slowest tests";   slowest_tests
  say "all passed"
}

cmd_hosts() {
  unset BASE MASTERY
  prepare
  install_servers wordpress wordpress-theme-twentytwentythree php-cli php-mysql mariadb-server hugo
  start_tests
  (out=$work/dist-hosts COMPILER=tinygo QUICK=1 cmd_build)
  DIST_TINYGO=$PWD/$work/dist-hosts DIST_GO=$PWD/$work/dist-hosts run_tests web/check -tags hosts -count=1 -run '^Test(HostsPage|Pasted)' .
}

cmd_bench() {
  prepare
  start_tests
  say "native";  go test -run '^$' -bench . -benchmem ./...
  build_both
  say "browser"; in_browsers go test -C web/check -run '^$' -bench . -timeout 1h ./...
}

cmd_toolchain() {
  say "toolchain: TinyGo $tinygo_version in $tinygo_home"
  if recent_tinygo "$tinygo_home/bin/tinygo" && cmp -s {web/press/tinygo,"$tinygo_home/lib"}/arc4random.c; then
    echo "already there"
  else
    install_debian g++ llvm-19-dev clang-19 libclang-19-dev lld-19 liblld-19-dev wasi-libc libclang-rt-19-dev-wasm32 binaryen
    make_tinygo "$tinygo_home.new"
    compile_hello "$tinygo_home.new/bin/tinygo"
    rm -rf "$tinygo_home"
    mv "$tinygo_home.new" "$tinygo_home"
  fi
}

cmd_help() { sed -n '3,/^$/s/^# \{0,1\}//p' build.sh; }

# ── the program

version_of() {
  case $1 in
    go) go version | cut -d ' ' -f 3 ;;
    tinygo) "$(find_tinygo)" version | cut -d ' ' -f 1-3 ;;
  esac
}

choose_compiler() {
  case ${COMPILER:-} in
    go) echo go ;;
    tinygo) find_tinygo >/dev/null || die "COMPILER=tinygo: no TinyGo $tinygo_version or later; get it with ./build.sh toolchain"; echo tinygo ;;
    '') if find_tinygo >/dev/null; then echo tinygo; else plainly_go; fi ;;
    *) die "COMPILER=$COMPILER: want tinygo or go" ;;
  esac
}

plainly_go() {
  echo "no TinyGo $tinygo_version or later, so the Go compiler builds the program: it is about ten times" >&2
  echo "larger and starts slower. ./build.sh toolchain gets TinyGo on Debian; elsewhere see https://tinygo.org" >&2
  echo go
}

# find_tinygo prints the path of the TinyGo to use: $TINYGO, the one on PATH, or the one `toolchain` made.
find_tinygo() {
  local candidate
  if [[ -n ${TINYGO:-} ]]; then
    recent_tinygo "$TINYGO" || die "TINYGO=$TINYGO: no TinyGo $tinygo_version or later"
    echo "$TINYGO"
    return
  fi
  for candidate in "$(command -v tinygo)" "$tinygo_home/bin/tinygo"; do
    if recent_tinygo "$candidate"; then echo "$candidate"; return; fi
  done
  return 1
}

recent_tinygo() {
  local version
  version=$("$1" version 2>/dev/null | sed -n 's/^tinygo version \([0-9.]*\).*/\1/p') && [[ -n $version ]] &&
    [[ $(printf '%s\n' "$tinygo_version" "$version" | sort -V | head -n 1) == "$tinygo_version" ]]
}

# compile makes the programs, unless nothing that they are made of has changed since.
compile() {
  local compiler=$1 now made=$work/$1.made
  now=$({ version_of "$compiler"; echo "${tinygo_flags[*]} ${GOFLAGS:-}"; cat build.sh go.mod go.sum; find data wasm web/press/vecty web/press/tinygo -type f \
    \( -name '*.go' -o -name '*.txt' -o -name wasm-opt \) ! -name '*_test.go' -exec sha256sum {} + | LC_ALL=C sort; } | sha256sum)
  if [[ -f $made && $(<"$made") == "$now" && -f $work/$compiler.page.wasm ]]; then
    echo "as it was: no source has changed"
  else
    rm -f "$made"
    "compile_with_$compiler"
    echo "$now" >"$made"
  fi
}

compile_with_go() {
  mkdir -p "$work"
  local program
  for program in "${programs[@]}"; do
    GOOS=js GOARCH=wasm go build -trimpath -buildvcs=false -ldflags='-s -w -buildid=' -o "$work/go.$program.wasm" "./wasm/$program"
  done
  cp "$(go env GOROOT)/lib/wasm/wasm_exec.js" "$work/go.js"
}

compile_with_tinygo() {
  local tinygo program
  tinygo=$(find_tinygo)
  patch_vecty
  for program in "${programs[@]}"; do
    GOFLAGS="${GOFLAGS:-} -modfile=$work/tinygo.mod" BINARYEN=$("$tinygo" env WASMOPT) WASMOPT=$PWD/web/press/tinygo/wasm-opt \
      "$tinygo" build "${tinygo_flags[@]}" -o "$work/tinygo.$program.wasm" "./wasm/$program"
  done
  cp "$("$tinygo" env TINYGOROOT)/targets/wasm_exec.js" "$work/tinygo.js"
}

# patch_vecty makes the copy of vecty that web/press/vecty describes, and a go.mod that uses it.
patch_vecty() {
  build_press
  "$work/press" vecty "$(module_dir $vecty)" "$work/vecty"
  cp go.sum "$work/tinygo.sum"
  cp go.mod "$work/tinygo.mod"
  go mod edit -replace "$vecty=./$work/vecty" "$work/tinygo.mod"
}

module_dir() {
  go mod download "$1"
  go list -m -f '{{.Dir}}' "$1"
}

# ── the site

# build_press makes press, unless it is $PRESS that a test has made.
build_press() {
  mkdir -p "$work"
  if [[ -n ${PRESS:-} ]]; then cp "$PRESS" "$work/press"; return; fi
  go build -C web/press -buildvcs=false -o "$PWD/$work/press" .
}

press_site() {
  build_press
  build_words "$1"
  "$work/press" build -story "$story" -out "$out" ${keep:+-keep "$keep"} ${QUICK:+-quick} "${words[@]}" "${single[@]}" "${@:2}"
}

# build_words makes the list words: what press build is told of the programs and of where they will be.
build_words() {
  local compiler=$1 works work_and_licence
  works=$(licences "$compiler")
  words=(-work "$work" -wasm "$work/$compiler.page.wasm" -decoder "$work/$compiler.decoder.wasm" -classroom "$work/$compiler.classroom.wasm"
    -draw "$work/$compiler.draw.wasm" -faults "$work/$compiler.faults.wasm" -make "$work/$compiler.make.wasm" -exchange "$work/$compiler.exchange.wasm" -archive "$work/$compiler.archive.wasm" -shim "$work/$compiler.js" -compiler "$compiler" -base "${BASE:-}")
  while IFS= read -r work_and_licence; do words+=(-notice "$work_and_licence"); done <<<"$works"
}

# licences lists the works that the programs are made with, as name=file.
licences() {
  local module
  sed -n 's/^\t\([^ ]*\) v.*/\1/p' go.mod | while IFS= read -r module; do
    go mod download "$module"
    go list -m -f '{{with or .Replace .}}{{.Path}} {{.Version}}{{end}}={{.Dir}}/LICENSE' "$module"
  done
  echo "Go=$(go_licence)"
  if [[ $1 == tinygo ]]; then
    echo "TinyGo=$("$(find_tinygo)" env TINYGOROOT)/LICENSE"
    echo "musl, as part of wasi-libc=web/press/licences/musl.txt"
    echo "wasi-libc=web/press/licences/wasi-libc.txt"
  fi
}

# go_licence finds Go's licence, which some packagers put elsewhere.
go_licence() {
  local root file
  root=$(go env GOROOT)
  for file in "$root/LICENSE" "$root/../LICENSE" "/usr/share/doc/$(basename "$root")/copyright" "/usr/share/doc/golang-${root##*go-}-go/copyright"; do
    if [[ -f $file ]]; then echo "$file"; return; fi
  done
  echo "$root/LICENSE"
}

# build_both builds with both compilers at once: dist/ as it is published, and a site of the Go
# compiler that only tests load.
build_both() {
  local log=$work/dist-go.log
  build_press
  (out=$work/dist-go COMPILER=go QUICK=1 cmd_scorm en) >"$log" 2>&1 &
  out=dist COMPILER=tinygo cmd_scorm en
  wait $! || { cat "$log"; return 1; }
  cat "$log"
}

# ── tests

check_format() {
  local unformatted
  unformatted=$(find data wasm web -name node_modules -prune -o -name '*.go' -print0 | xargs -0 gofmt -l)
  [[ -z $unformatted ]] || die "not as gofmt writes it: $unformatted"
}

check_vet() {
  go vet ./...
  find wasm -name '*_js.go' -exec dirname ./{} \; | sort -u | GOOS=js GOARCH=wasm xargs go vet
  go vet -C web/press ./...
  go vet -C web/check ./...
}

# lint checks the types and the format of scripts, and looks for what is known to be a mistake.
lint() {
  local module
  npm run --prefix web/check --silent types
  npm run --prefix web/check --silent format
  shellcheck build.sh .ci/run
  for module in . web/press web/check; do (cd "$module" && "$OLDPWD/$work/tests/staticcheck" ./...); done
  GOOS=js GOARCH=wasm "$work/tests/staticcheck" -tests=false ./wasm/...
}

# start_tests forgets what the tests before took, and gets what runs them.
start_tests() {
  rm -rf "$work/tests"
  mkdir -p "$work/tests"
  npm ci --prefix web/check --no-audit --no-fund --ignore-scripts
  go build -C web/check -o "$PWD/$work/tests/" gotest.tools/gotestsum honnef.co/go/tools/cmd/staticcheck
}

# run_tests runs tests of the module in the folder $1, and notes how long each took.
run_tests() {
  local module=$1 tests=$PWD/$work/tests
  shift
  (cd "$module" && "$tests/gotestsum" --format pkgname --hide-summary skipped --jsonfile "$(mktemp "$tests/XXXXXX.json")" -- "$@")
}

# parallel runs steps at once, since each has times when it needs one processor alone, or waits. What a
# step says follows when it has ended.
parallel() {
  local step failed='' steps=("$@") pids=()
  say "at once: $*"
  for step; do
    ("$step") >"$work/tests/$step.log" 2>&1 &
    pids+=($!)
  done
  for step in "${!steps[@]}"; do
    wait "${pids[step]}" || failed+=" ${steps[step]}"
    say "${steps[step]}"
    cat "$work/tests/${steps[step]}.log"
  done
  [[ -z $failed ]] || die "failed:$failed"
}

slowest_tests() { cat "$work"/tests/*.json | "$work/tests/gotestsum" tool slowest --num 10; }

# test_natively looks for races where things are done at once: where press writes a site, and serves it.
test_natively() {
  local writes='^(TestSameSourcesSameBytes|TestAnArchiveIsFound|TestCompressedCopies)$'
  run_tests . -shuffle=on ./...
  run_tests web/press -shuffle=on -skip "$writes" ./...
  run_tests web/press -race -run "$writes" ./site
  run_tests web/press -race ./serve
}

# test_reproducible builds again, in another place: a site of the same programs and, with both
# compilers, the two programs that have every dependency between them. That compressing makes the
# same bytes is tested natively, and takes most of a build.
test_reproducible() {
  local copy program
  copy=$(mktemp -d)
  tar --exclude=node_modules -cf - build.sh go.mod go.sum data wasm web | tar -xf - -C "$copy"
  mkdir "$copy/$work"
  cp "$work"/tinygo.* "$copy/$work"
  COMPILER=tinygo OUT="$copy/tinygo" QUICK=1 "$copy/build.sh" scorm >/dev/null
  diff -r -x '*.br' -x '*.gz' dist "$copy/tinygo"
  rm "$copy/$work"/tinygo.*.wasm
  (cd "$copy" && programs=(page decoder) && compile_with_tinygo && compile_with_go)
  for program in {tinygo,go}.{page,decoder}.wasm; do cmp "$work/$program" "$copy/$work/$program"; done
  rm -rf "$copy"
}

# in_browsers runs a command with what the tests in browsers need.
in_browsers() {
  (
    export DIST_TINYGO=$PWD/dist DIST_GO=$PWD/$work/dist-go
    export TINYGO TINYGO_FLAGS="${tinygo_flags[*]}"
    TINYGO=$(find_tinygo)
    "$@"
  )
}

test_in_browsers() { in_browsers run_tests web/check -count=1 -timeout 17m -p 1 -parallel 3 -shuffle=on ./...; }

test_in_wide_fonts() { in_browsers run_tests web/check -count=1 -timeout 10m -parallel 1 -tags fonts -run '^TestInWideFonts$' .; }

in_engines() {
  DIST_TINYGO=$PWD/dist PRESS=$PWD/$work/press FIREFOX=$(command -v firefox-esr || command -v firefox) node --test web/check/engines.test.js
}

# ── what must be installed

# prepare gets what the tests need beside Go.
prepare() {
  has cc || install_debian gcc libc6-dev
  has npm || install_debian nodejs npm
  has shellcheck || install_debian shellcheck
  has pdftotext || install_debian poppler-utils
  has ffmpeg || install_debian ffmpeg
  has lame || install_debian lame
  has chromium || has google-chrome || has google-chrome-stable || install_debian chromium
  has firefox-esr || has firefox || install_debian firefox-esr
  has WebKitWebDriver || install_debian webkit2gtk-driver
  has Xvfb || install_debian xvfb
  install_debian fonts-inter fonts-sil-charis fonts-dejavu-core
  install_servers nginx libnginx-mod-http-brotli-static caddy wrk
  find_tinygo >/dev/null || cmd_toolchain
}

# install_servers gets packages with servers in them, and has Debian start none of these.
install_servers() (
  local policy=/usr/sbin/policy-rc.d
  if [[ $(id -u) == 0 && -d /usr/sbin && ! -e $policy ]]; then
    trap 'rm -f /usr/sbin/policy-rc.d' EXIT
    printf '#!/bin/sh\nexit 101\n' >$policy
    chmod 755 $policy
  fi
  install_debian "$@"
)

# install_debian gets the Debian packages that are missing.
install_debian() {
  local package missing=()
  for package; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q ' installed$' || missing+=("$package")
  done
  [[ ${#missing[@]} -gt 0 ]] || return 0
  say "installing ${missing[*]}"
  if ! has apt-get || [[ $(id -u) != 0 ]]; then die "not Debian, or not root: install these yourself, then run this again"; fi
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
}

# make_tinygo builds TinyGo in the folder $1, from the module that web/press/tinygo pins.
make_tinygo() {
  local home=$1 source
  rm -rf "$home"
  mkdir -p "$home"
  source=$(cd web/press/tinygo && module_dir github.com/tinygo-org/tinygo)
  cp -R "$source/." "$home"
  chmod -R u+w "$home"
  cp -R "$(go env GOROOT)/src/net" "$home/src/" # a submodule of TinyGo's, which module archives leave out
  cp web/press/tinygo/arc4random.c "$home/lib/"
  clang-19 --target=wasm32-unknown-wasi -Os -c -o "$home/lib/arc4random.o" "$home/lib/arc4random.c"
  use_debian_libc "$home/targets/wasm.json"
  go build -C web/press/tinygo -trimpath -tags llvm19 -o "$home/bin/tinygo" github.com/tinygo-org/tinygo
}

# use_debian_libc points a target at Debian's wasi-libc and compiler-rt; TinyGo's own are submodules too.
use_debian_libc() {
  local builtins
  builtins=$(find "$(llvm-config-19 --prefix)/lib/clang" -path '*wasi*' -name 'libclang_rt.builtins*.a' | sort | head -n 1)
  [[ -n $builtins ]] || die "no compiler-rt for wasm32 below $(llvm-config-19 --prefix)"
  sed -i -e '/"libc":/d' -e '/"rtlib":/d' -e '/gc_boehm\.c/d' -e 's|\(asm_tinygowasm\.S"\),|\1|' \
    -e 's|"cflags": \[|& "-isystem", "/usr/include/wasm32-wasi",|' \
    -e "s|\"ldflags\": \[|& \"{root}/lib/arc4random.o\", \"/usr/lib/wasm32-wasi/libc.a\", \"$builtins\",|" "$1"
}

compile_hello() {
  local hello tinygo=$1
  hello=$(mktemp -d)
  printf 'module hello\n\ngo 1.26\n' >"$hello/go.mod"
  printf 'package main\n\nimport "syscall/js"\n\nfunc main() { js.Global().Get("console").Call("log", "hello") }\n' >"$hello/main.go"
  (cd "$hello" && "$tinygo" build "${tinygo_flags[@]}" -o hello.wasm .)
  echo "$("$tinygo" version): a hello is $(wc -c <"$hello/hello.wasm") bytes"
  rm -rf "$hello"
}

# ── the command

word=${1:-build}
case $word in
  build | serve | stories | new | import | export | single | scorm | check | translate | migrate | constant | clean | narrate | test | hosts | bench | toolchain | help) ;;
  -h | --help) word=help ;;
  *) die "./build.sh $word: no such command; ./build.sh help lists them" ;;
esac
shift || true
has go || [[ $word == help ]] || die "no go: install Go, see https://go.dev/dl"
"cmd_$word" "$@"
