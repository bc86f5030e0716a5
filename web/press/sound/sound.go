// Package sound makes what is published so that the records of a story can be
// heard: their recordings as they are, and captions of what is timed.
package sound

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"

	"statement-evidence/data"
	"statement-evidence/data/validate"
)

// Set is the recordings of a story. The zero Set is that of a silent one.
type Set struct {
	Files map[string][]byte    // by name
	Of    map[string]Recording // by the id of the record

	Warnings []string // what of the recordings an editor should know, and is no fault
}

// Recording is where the words of a record can be heard. Records that have
// clips of one recording share its file.
type Recording struct {
	MP3      string // name of the file
	Captions string // name of the WebVTT file; empty where no words are timed
	Length   int    // of the whole recording in milliseconds; 0 if it is not known
}

// maxBytes is more than an hour at the highest bit rate there is.
const maxBytes = 200 << 20

// Load reads the recordings of a checked story, whose file is in the folder
// dir, and holds them and their timings to its words. It gives every fault with
// its path in the story; if there is one, the set is not whole. What an MP3 is, inspect
// says, which is [Inspect].
func Load(s *data.Story, dir string, inspect func(mp3 []byte) Finding) (Set, []validate.Fault) {
	l := loader{
		set:     Set{Files: map[string][]byte{}, Of: map[string]Recording{}},
		inspect: inspect,
		known:   map[string]recording{},
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return l.set, []validate.Fault{{Problem: err.Error()}}
	}
	defer root.Close()
	l.root = root
	for i := range s.Statements {
		r := &s.Statements[i]
		l.record(fmt.Sprintf("statements[%d]", i), r.ID, r.Audio, r.Words)
	}
	for i := range s.Findings {
		r := &s.Findings[i]
		l.record(fmt.Sprintf("findings[%d]", i), r.ID, r.Audio, r.Words)
	}
	return l.set, l.faults
}

type loader struct {
	set     Set
	root    *os.Root
	inspect func(mp3 []byte) Finding
	known   map[string]recording // by path
	faults  []validate.Fault
}

// recording is a file that was read, with its timings.
type recording struct {
	name    string // published
	ms      int
	timings []Timing
}

// record adds the recording of one record.
func (l *loader) record(at, id string, a *data.Audio, words []data.Passage) {
	if a == nil {
		return
	}
	fault := func(below, problem, hint string) {
		l.faults = append(l.faults, validate.Fault{Path: at + ".audio" + below, Problem: problem, Hint: hint})
	}
	known, read := l.known[a.Src]
	if !read {
		var problem, hint string
		if known, problem, hint = l.load(id+".mp3", a); problem != "" {
			fault(".src", a.Src+": "+problem, hint)
			return
		}
		l.known[a.Src] = known
	}
	r := Recording{MP3: known.name, Length: known.ms}
	if a.Clip != nil && known.ms > 0 && a.Clip.To > known.ms {
		fault(".clip.to", fmt.Sprintf("%d is after the end of the recording, %d", a.Clip.To, known.ms), "check the clip")
	}
	if known.timings != nil {
		own, problem := heard(a, known.timings, words)
		if problem == "" && known.ms > 0 && own[len(own)-1].To > known.ms {
			problem = fmt.Sprintf("its last word is timed to end at %d ms, after the recording, at %d", own[len(own)-1].To, known.ms)
		}
		if problem != "" {
			fault(".src", TimingFile(a.Src)+": "+problem, remake(a))
			return
		}
		r.Captions = id + ".vtt"
		l.set.Files[r.Captions] = captions(a, words, own)
	}
	l.set.Of[id] = r
}

// remake says how to get the timings right.
func remake(a *data.Audio) string { return or(a, "time the words again, or remove the file") }

// or gives the hint for what the narrator reads, or that for all else.
func or(a *data.Audio, other string) string {
	if a.Credit == Narrator {
		return "run ./build.sh narrate"
	}
	return other
}

// load reads a recording and its timings, and publishes the one under a name.
func (l *loader) load(name string, a *data.Audio) (r recording, problem, hint string) {
	mp3, err := l.read(a.Src)
	if err != nil {
		return r, err.Error(), or(a, "put it there, or name another")
	}
	r.name = name
	found := l.inspect(mp3)
	if found.Problem != "" {
		return r, found.Problem, found.Remedy
	}
	if found.Warning != "" {
		l.set.Warnings = append(l.set.Warnings, a.Src+": "+found.Warning)
	}
	r.ms = found.Length
	timings, err := l.read(TimingFile(a.Src))
	switch {
	case err == nil:
		if r.timings, err = ReadTimings(timings); err == nil && len(r.timings) == 0 {
			err = errors.New("times no word")
		}
		if err != nil {
			return r, path.Base(TimingFile(a.Src)) + ": " + err.Error(), remake(a)
		}
	case !errors.Is(err, errMissing):
		return r, path.Base(TimingFile(a.Src)) + ": " + err.Error(), remake(a)
	case a.Credit == Narrator:
		return r, "has no timings beside it", remake(a)
	}
	l.set.Files[name] = mp3
	if len(found.Peaks) > 0 {
		l.set.Files[strings.TrimSuffix(name, ".mp3")+".json"] = found.Peaks
	}
	return r, "", ""
}

var errMissing = errors.New("there is no such file")

// read reads a file; no path and no link leads out of the story's folder.
func (l *loader) read(name string) ([]byte, error) {
	info, err := l.root.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, errMissing
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, errors.New("is not a file")
	case info.Size() > maxBytes:
		return nil, fmt.Errorf("is %d bytes long, more than %d", info.Size(), maxBytes)
	}
	return l.root.ReadFile(name)
}
