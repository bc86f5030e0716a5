package list

import (
	"strings"

	"statement-evidence/data/archive"
)

// files are those that are there, the ones used longest ago given up first.
type files struct {
	there map[string]*file
	use   int // counts uses
	asked int // how many are underway
	bytes int // of all that are there
}

// file is one that is there, is underway, or has failed.
type file struct {
	state   progress
	used    int
	bytes   int
	entries []archive.Entry
	index   *archive.Index
	places  *archive.Places
	unread  []byte // of a file of places
}

type progress uint8

const (
	underway progress = iota
	failed
	ready
)

// room is how many bytes of files are kept. What is read of them takes about as much again.
const room = 4 << 20

func newFiles() files { return files{there: map[string]*file{}} }

// get gives a file that is there, or nil.
func (f *files) get(name string) *file {
	at := f.there[name]
	if at == nil || at.state != ready {
		return nil
	}
	f.use++
	at.used = f.use
	return at
}

func (f *files) entries(name string) []archive.Entry {
	if at := f.get(name); at != nil {
		return at.entries
	}
	return nil
}

func (f *files) index(name string) *archive.Index {
	if at := f.get(name); at != nil {
		return at.index
	}
	return nil
}

// places gives a file of places, which is read once the file of the index is there that it belongs to.
func (f *files) places(name, index string) *archive.Places {
	at := f.get(name)
	if at == nil {
		return nil
	}
	if x := f.index(index); at.places == nil && x != nil {
		places, err := archive.DecodePlaces(at.unread, x)
		if at.unread = nil; err != nil {
			at.state = failed
			return nil
		}
		at.places = places
	}
	return at.places
}

// ask reports whether a file is to be asked for: it is neither there nor underway, and has not failed.
func (f *files) ask(name string) bool {
	if at := f.there[name]; at != nil {
		f.get(name)
		return false
	}
	f.there[name] = &file{}
	f.asked++
	return true
}

// arrived reads a file, and reports whether it could.
func (f *files) arrived(name string, content []byte, speakers int) bool {
	at := f.there[name]
	if at == nil || at.state != underway {
		return false
	}
	f.asked--
	var err error
	switch kind, _, _ := strings.Cut(name, "-"); kind {
	case "entries":
		at.entries, err = archive.DecodeEntries(content, speakers)
	case "index":
		at.index, err = archive.DecodeIndex(content)
	default:
		at.unread = content
	}
	if err != nil {
		at.state = failed
		return false
	}
	f.use++
	at.state, at.bytes, at.used = ready, len(content), f.use
	f.bytes += at.bytes
	f.giveUp(at)
	return true
}

// giveUp gives files up until there is room, but never the one that has just come.
func (f *files) giveUp(keep *file) {
	for f.bytes > room {
		oldest := ""
		for name, at := range f.there {
			if at.state == ready && at != keep && (oldest == "" || at.used < f.there[oldest].used) {
				oldest = name
			}
		}
		if oldest == "" {
			return
		}
		f.bytes -= f.there[oldest].bytes
		delete(f.there, oldest)
	}
}

func (f *files) failed(name string) {
	if at := f.there[name]; at != nil && at.state == underway {
		f.asked--
		at.state = failed
	}
}

func (f *files) hasFailed(name string) bool {
	at := f.there[name]
	return at != nil && at.state == failed
}

// forgive forgets what has failed, so that it is asked for again.
func (f *files) forgive() {
	for name, at := range f.there {
		if at.state == failed {
			delete(f.there, name)
		}
	}
}

// Kept is how many bytes of files are there.
func (l *List) Kept() int { return l.files.bytes }
