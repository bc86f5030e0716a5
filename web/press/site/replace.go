package site

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"

	"github.com/andybalholm/brotli"
	"golang.org/x/sync/errgroup"
)

// replace writes the files and their compressed copies into a new folder and
// puts it in the place of out.
func replace(out string, files map[string][]byte, how effort) error {
	if err := refuseOthers(out); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
		return err
	}
	fresh, err := os.MkdirTemp(filepath.Dir(out), filepath.Base(out)+".new-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(fresh)
	if err := os.Chmod(fresh, 0o755); err != nil {
		return err
	}
	if err := how.writeAll(fresh, files); err != nil {
		return err
	}
	if err := os.RemoveAll(out); err != nil {
		return err
	}
	return os.Rename(fresh, out)
}

// refuseOthers refuses a folder that holds something, but no site.
func refuseOthers(out string) error {
	entries, err := os.ReadDir(out)
	if errors.Is(err, os.ErrNotExist) || err == nil && len(entries) == 0 {
		return nil
	}
	if err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(out, noticesFile)); err != nil {
		return errors.New(out + ": holds other things than a site; name another folder, or empty it")
	}
	return nil
}

// effort is how hard to compress: the levels of brotli and gzip, and from how many bytes on.
type effort struct{ brotli, gzip, least int }

var (
	smallest = effort{brotli.BestCompression, gzip.BestCompression, 0}
	quickest = effort{brotli.BestSpeed, gzip.BestSpeed, 0}
)

func effortOf(quick bool) effort {
	if quick {
		return quickest
	}
	return smallest
}

func (how effort) writeAll(dir string, files map[string][]byte) error {
	var all errgroup.Group
	all.SetLimit(runtime.GOMAXPROCS(0))
	for file, content := range files {
		all.Go(func() error { return how.writeOne(filepath.Join(dir, filepath.FromSlash(file)), content) })
	}
	return all.Wait()
}

// writeOne writes a file, and its compressed copies beside it. A picture has none,
// nor a recording: they are compressed already, and players ask for parts. Nor has what is too small.
func (how effort) writeOne(file string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	packed := []string{".mp3", ".png", ".jpg", ".jpeg", ".webp", ".avif"}
	if slices.Contains(packed, filepath.Ext(file)) || len(content) < how.least {
		return os.WriteFile(file, content, 0o644)
	}
	p := how.packer()
	defer how.free(p)
	br, err1 := p.pack(p.brotli, content)
	err2 := os.WriteFile(file+".br", br, 0o644)
	gz, err3 := p.pack(p.gzip, content)
	return errors.Join(err1, err2, err3,
		os.WriteFile(file, content, 0o644),
		os.WriteFile(file+".gz", gz, 0o644))
}

// packer compresses one content after another.
type packer struct {
	brotli, gzip resetter
	out          bytes.Buffer
}

type resetter interface {
	io.WriteCloser
	Reset(io.Writer)
}

// packers are those that nobody uses, by their effort: a new one costs more than a small file.
var packers sync.Map

func (how effort) pool() *sync.Pool {
	pool, _ := packers.LoadOrStore(how, &sync.Pool{New: func() any {
		g, err := gzip.NewWriterLevel(nil, how.gzip)
		if err != nil {
			panic(err) // the levels are ours
		}
		return &packer{brotli: brotli.NewWriterLevel(nil, how.brotli), gzip: g}
	}})
	return pool.(*sync.Pool)
}

func (how effort) packer() *packer { return how.pool().Get().(*packer) }
func (how effort) free(p *packer)  { how.pool().Put(p) }

// pack gives a content compressed, until it packs another.
func (p *packer) pack(with resetter, content []byte) ([]byte, error) {
	p.out.Reset()
	with.Reset(&p.out)
	_, err := with.Write(content)
	err = errors.Join(err, with.Close())
	return p.out.Bytes(), err
}
