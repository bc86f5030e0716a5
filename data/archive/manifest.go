package archive

import (
	"strconv"

	"statement-evidence/data"
	"statement-evidence/data/typography"
)

const manifestVersion = "archive/1"

// How large files are, by measurement (see wasm/README.md): a hit costs a file of entries, so these are small;
// a search costs a file of the index or two.
const (
	entriesOfFile = 32
	bytesOfIndex  = 24_000
)

// Manifest says what there is, and in which files.
type Manifest struct {
	Lang       string // of the story
	Entries    int
	PerFile    int // entries in each file of entries but the last
	Speakers   []Speaker
	EntryFiles []EntryFile
	First      []string    // the first token of each file of the index
	hashes     [2][]string // of the files of the index and of places
}

// Speaker is a speaker, and how many entries are theirs.
type Speaker struct {
	ID, Name string
	Entries  int
}

// EntryFile is a file of entries.
type EntryFile struct {
	By   string // the ISO day of its first entry
	hash string
}

// The names of files.
const (
	entriesName = "entries"
	indexName   = "index"
	placesName  = "places"
)

func fileName(kind string, n int, hash string) string {
	return kind + "-" + strconv.Itoa(n) + "." + hash + ".txt"
}

// EntriesName is the name of a file of entries.
func (m *Manifest) EntriesName(file int) string {
	return fileName(entriesName, file, m.EntryFiles[file].hash)
}

// IndexName is the name of a file of the index or, beside it, of places.
func (m *Manifest) IndexName(file int, places bool) string {
	if places {
		return fileName(placesName, file, m.hashes[1][file])
	}
	return fileName(indexName, file, m.hashes[0][file])
}

// File is a file to be published.
type File struct {
	Name    string
	Content []byte
}

// Files makes all files of a story: the manifest, which has a name without a hash, and what it names.
func Files(x *data.Index) (manifest []byte, files []File) {
	entries, words := entriesOf(x)
	m := &Manifest{Lang: x.Lang, Entries: len(entries), PerFile: entriesOfFile}
	for i := range x.Speakers {
		m.Speakers = append(m.Speakers, Speaker{x.Speakers[i].ID, x.Speakers[i].Name, 0})
	}
	folded, speakers := make([]string, len(entries)), make([]int, len(entries))
	for i := range entries {
		folded[i], speakers[i] = typography.Fold(words[i]), entries[i].Speaker
		m.Speakers[entries[i].Speaker].Entries++
	}
	add := func(name func(n int) string, n int, content []byte) { files = append(files, File{name(n), content}) }
	for from := 0; from < len(entries); from += entriesOfFile {
		content := encodeEntries(entries[from:min(from+entriesOfFile, len(entries))])
		m.EntryFiles = append(m.EntryFiles, EntryFile{entries[from].By, hash(content)})
		add(m.EntriesName, from/entriesOfFile, content)
	}
	first, index, places := encodeIndex(occurrences(folded, speakers), len(entries), bytesOfIndex)
	m.First = first
	for i := range first {
		m.hashes[0], m.hashes[1] = append(m.hashes[0], hash(index[i])), append(m.hashes[1], hash(places[i]))
		files = append(files, File{m.IndexName(i, false), index[i]}, File{m.IndexName(i, true), places[i]})
	}
	return m.encode(), files
}

// hashDigits is how long a hash is: forty bits, of which the names of assets have as many.
const hashDigits = 10

// hash is FNV-1a of 64 bits, mixed once more, of which the first forty tell the content of a file from what the
// same file was before. It guards against nobody: a file says by a checksum that it is whole.
func hash(content []byte) string {
	h := uint64(14695981039346656037)
	for _, c := range content {
		h = (h ^ uint64(c)) * 1099511628211
	}
	h = (h ^ h>>32) * 0xd6e8feb86659fd93
	digits := strconv.FormatUint(h|1<<63, 16)
	return digits[len(digits)-hashDigits:]
}

func (m *Manifest) encode() []byte {
	w := writer{}
	w.text(m.Lang)
	w.number(m.Entries)
	w.number(m.PerFile)
	w.number(len(m.Speakers))
	for _, s := range m.Speakers {
		w.text(s.ID)
		w.text(s.Name)
		w.number(s.Entries)
	}
	w.number(len(m.EntryFiles))
	before := 0
	for _, f := range m.EntryFiles {
		day, _ := data.Days(f.By)
		w.signed(day - before)
		before = day
	}
	for _, f := range m.EntryFiles {
		w.hash(f.hash)
	}
	w.number(len(m.First))
	for _, text := range m.First {
		w.text(text)
	}
	for _, hashes := range m.hashes {
		for _, h := range hashes {
			w.hash(h)
		}
	}
	return data.Frame(manifestVersion, w.out)
}

// hash writes a hash in eight characters of five bits.
func (w *writer) hash(h string) {
	bits, _ := strconv.ParseUint(h, 16, 64)
	for shift := 35; shift >= 0; shift -= 5 {
		w.out = append(w.out, byte('0'+bits>>shift&31))
	}
}

func (r *reader) hash() string {
	const size = 8
	if len(r.in) < size {
		r.fail()
		return ""
	}
	bits := uint64(1) // keeps what leads
	for i := range size {
		digit := r.in[i] - '0'
		if digit > 31 {
			r.fail()
			return ""
		}
		bits = bits<<5 | uint64(digit)
	}
	r.in = r.in[size:]
	return strconv.FormatUint(bits, 16)[1:]
}

// DecodeManifest reads the manifest.
func DecodeManifest(b []byte) (*Manifest, error) {
	body, err := data.Unframe(manifestVersion, b)
	if err != nil {
		return nil, err
	}
	return readManifest(body)
}

func readManifest(body string) (*Manifest, error) {
	in := reader{in: body}
	m := &Manifest{Lang: in.text(), Entries: in.number(), PerFile: in.number()}
	m.Speakers = make([]Speaker, in.count(3))
	for i := range m.Speakers {
		m.Speakers[i] = Speaker{in.text(), in.text(), in.number()}
	}
	m.EntryFiles = make([]EntryFile, in.count(9))
	day := 0
	for i := range m.EntryFiles {
		day += in.signed()
		m.EntryFiles[i].By = isoDay(day)
	}
	for i := range m.EntryFiles {
		m.EntryFiles[i].hash = in.hash()
	}
	m.First = make([]string, in.count(17))
	for i := range m.First {
		m.First[i] = in.text()
	}
	for k := range m.hashes {
		m.hashes[k] = make([]string, len(m.First))
		for i := range m.hashes[k] {
			m.hashes[k][i] = in.hash()
		}
	}
	if m.PerFile < 1 || (m.Entries+m.PerFile-1)/m.PerFile != len(m.EntryFiles) {
		in.fail()
	}
	if err := in.end("manifest"); err != nil {
		return nil, err
	}
	return m, nil
}

// FileOf gives the file of an entry.
func (m *Manifest) FileOf(entry int) int { return entry / m.PerFile }

// FilesBy gives how many files of entries begin with an entry that was said by a day. All entries of
// all but the last of these were; in the last, those of its entries whose day says so.
func (m *Manifest) FilesBy(day string) int {
	n := 0
	for n < len(m.EntryFiles) && m.EntryFiles[n].By <= day {
		n++
	}
	return n
}
